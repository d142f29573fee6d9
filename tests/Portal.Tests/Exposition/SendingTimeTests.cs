using Portal.Exposition;

namespace Portal.Tests.Exposition;

public sealed class SendingTimeTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(4.5);
    private readonly SendingTime _sending = new();

    [Fact]
    public void What_a_large_answer_took_last_and_its_join_are_kept_back_from_the_hosts_on_its_own_route_only()
    {
        _sending.Took(ExpositionEndpoint.All, TimeSpan.FromSeconds(0.3), isLarge: true);
        Assert.Equal(TimeSpan.FromSeconds(4.05), _sending.Before(ExpositionEndpoint.All, Deadline));
        Assert.Equal(Deadline, _sending.Before(ExpositionEndpoint.Self, Deadline));
        _sending.Took(ExpositionEndpoint.All, TimeSpan.FromSeconds(0.3), isLarge: false);
        Assert.Equal(Deadline, _sending.Before(ExpositionEndpoint.All, Deadline));
    }

    [Fact]
    public void A_slow_reader_costs_the_next_little_more_than_half_a_second_at_most_and_never_all_of_a_short_deadline()
    {
        _sending.Took(ExpositionEndpoint.All, TimeSpan.FromMinutes(1), isLarge: true);
        Assert.Equal(TimeSpan.FromSeconds(3.85), _sending.Before(ExpositionEndpoint.All, Deadline));
        Assert.Equal(ScrapeDeadline.Shortest, _sending.Before(ExpositionEndpoint.All, TimeSpan.FromSeconds(0.3)));
    }
}
