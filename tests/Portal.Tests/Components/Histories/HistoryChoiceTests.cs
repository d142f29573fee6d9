using Portal.Components.Histories;
using Portal.Stack;

namespace Portal.Tests.Components.Histories;

public sealed class HistoryChoiceTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 2, 14, 3, 22, TimeSpan.Zero);
    private static readonly PartState Up = new(Availability.Up, At);
    private static readonly PartState Unknown = new(Availability.Unknown);
    private static readonly PartState Down = new(Availability.Down, At, "502");

    [Fact]
    public void Grafana_comes_first_and_nothing_is_said()
    {
        HistoryChoice choice = Of(Up, Up);
        Assert.Equal((HistorySource.Grafana, null), (choice.Source, choice.Offer));
        Assert.Empty(choice.Lines);
    }

    [Fact]
    public void Without_grafana_prometheus_draws_and_it_is_said_since_when_and_why()
    {
        HistoryChoice choice = Of(Down, Up, isNative: true);
        Assert.Equal(HistorySource.Prometheus, choice.Source);
        Assert.Equal(["Grafana does not answer since 14:03 (502). Still trying."], choice.Lines);
    }

    [Fact]
    public void The_time_is_the_readers() =>
        Assert.Contains("since 19:33", HistoryChoice.Of(new StackState(Down, Up), true, null, default, TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata")).Lines[0], StringComparison.Ordinal);

    [Fact]
    public void Without_both_memory_draws_as_much_as_is_there()
    {
        HistoryChoice choice = Of(Down, Down, isNative: true);
        Assert.Equal(HistorySource.Memory, choice.Source);
        Assert.Equal("Prometheus does not answer. Showing the last 12 minutes from memory.", choice.Lines[^1]);
    }

    [Fact]
    public void Where_neither_is_configured_nothing_is_wrong() =>
        Assert.Equal(["No Grafana or Prometheus is configured; Portal keeps the last 60 minutes."], Of(PartState.NotConfigured, PartState.NotConfigured).Lines);

    [Fact]
    public void Where_only_prometheus_is_configured_nothing_is_said() => Assert.Empty(Of(PartState.NotConfigured, Up).Lines);

    [Fact]
    public void Who_wants_own_charts_hears_nothing_of_grafana()
    {
        Assert.Equivalent(new HistoryChoice(HistorySource.Prometheus, [], null), HistoryChoice.OwnCharts(new StackState(Up, Up), default));
        Assert.Equivalent(new HistoryChoice(HistorySource.Prometheus, [], null), HistoryChoice.OwnCharts(new StackState(Down, Up), default));
        Assert.Equal(HistorySource.Memory, HistoryChoice.OwnCharts(new StackState(Up, Down), default).Source);
    }

    [Fact]
    public void Grafana_that_is_back_is_offered_and_not_forced()
    {
        HistoryChoice choice = Of(Up, Up, isNative: true);
        Assert.Equal((HistorySource.Prometheus, "Switch"), (choice.Source, choice.Offer));
        Assert.Equal(["Grafana is back."], choice.Lines);
    }

    [Fact]
    public void Panels_that_ask_for_a_sign_in_are_replaced_with_a_hint()
    {
        HistoryChoice choice = Of(Up, Up, frameFault: "Grafana asks for a sign-in. Allow anonymous viewers.");
        Assert.Equal((HistorySource.Prometheus, "Try again"), (choice.Source, choice.Offer));
        Assert.Equal(["Grafana asks for a sign-in. Allow anonymous viewers."], choice.Lines);
    }

    [Fact]
    public void Nothing_is_drawn_before_it_is_known_who_answers()
    {
        Assert.Equal(HistorySource.Waiting, Of(Unknown, Unknown).Source);
        Assert.Equal(HistorySource.Waiting, Of(PartState.NotConfigured, Unknown).Source);
        Assert.Equal(HistorySource.Grafana, Of(Up, Unknown).Source);
    }

    private static HistoryChoice Of(PartState grafana, PartState prometheus, bool isNative = false, string? frameFault = null) =>
        HistoryChoice.Of(new StackState(grafana, prometheus), isNative, frameFault, new MemorySpan(TimeSpan.FromMinutes(12), TimeSpan.FromHours(1)), TimeZoneInfo.Utc);
}
