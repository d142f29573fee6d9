using Portal.Configuration;
using Portal.Doctor;
using Portal.Testbed;
using Portal.Tests.Support;

namespace Portal.Tests.Doctor;

/// <summary>A round: all checks beside each other, none waited for longer than two seconds.</summary>
public sealed class DoctorRoundTests
{
    private static readonly Finding Well = Finding.Pass("well", "well");

    private readonly ManualTimeProvider _clock = new(Live.LiveSamples.Start);

    [Fact]
    public async Task One_that_hangs_costs_itself_alone_and_is_not_started_again_while_it_hangs()
    {
        int starts = 0;
        var hung = new TaskCompletionSource<Finding>();
        DoctorRounds doctor = Doctor(Check("hangs", _ =>
        {
            starts++;
            return new ValueTask<Finding>(hung.Task);
        }), Check("answers", _ => ValueTask.FromResult(Well)));

        DoctorReport first = await RoundAsync(doctor);
        Assert.Equal([Verdict.Fail, Verdict.Pass], first.Rows.Select(row => row.Verdict!.Value));
        Assert.Equal("no answer within 2 s", first.Rows[0].Finding!.Found);
        DoctorReport second = await RoundAsync(doctor);
        Assert.Equal((1, 1), (starts, second.Failed));
        hung.SetResult(Well);
        await Until.HoldsAsync("the check answers again", TimeSpan.FromSeconds(10), async () => (await RoundAsync(doctor)).Failed == 0);
    }

    [Fact]
    public async Task One_that_throws_is_a_failure_without_the_exceptions_text()
    {
        DoctorReport report = await RoundAsync(Doctor(Check("throws", _ => throw new InvalidOperationException("/secret/path"))));
        Assert.Equal("the check failed with InvalidOperationException", Assert.Single(report.Rows).Finding!.Found);
    }

    [Fact]
    public async Task Who_comes_while_a_round_runs_joins_it_and_is_told_of_every_result()
    {
        var slow = new TaskCompletionSource<Finding>();
        DoctorRounds doctor = Doctor(Check("slow", _ => new ValueTask<Finding>(slow.Task)), Check("quick", _ => ValueTask.FromResult(Well)));
        int told = 0;
        using IDoctorVisit first = doctor.Visit();
        using IDoctorVisit second = doctor.Visit(() => Interlocked.Increment(ref told));
        await Until.HoldsAsync("the quick one has answered", TimeSpan.FromSeconds(10), () => Task.FromResult(second.Report.Checked == 1));
        Assert.Equal("1 of 2 checked", second.Report.Summary);
        Assert.Null(doctor.Newest);
        slow.SetResult(Well);
        await second.Finished;
        Assert.Same(first.Finished, second.Finished);
        Assert.Equal("All 2 checks passed.", doctor.Newest!.Summary);
        Assert.True(told >= 2);
    }

    [Fact]
    public async Task Where_nothing_can_be_seen_the_report_says_so()
    {
        var doctor = new DoctorRounds(_ => throw new TimeoutException(), [], _clock);
        using IDoctorVisit visit = doctor.Visit();
        Assert.Equal(1, (await visit.Finished).Failed);
    }

    private static DoctorCheck Check(string name, Func<CancellationToken, ValueTask<Finding>> look) => DoctorCheck.Asking(CheckGroup.ThisHost, name, null, look);

    private DoctorRounds Doctor(params IDoctorCheck[] checks) => new(
        _ => Task.FromResult(new DoctorSight { Mode = PortalMode.Main, Options = new PortalOptions(), Now = _clock.GetUtcNow(), Testbed = TestbedContents.None }),
        [new Given(checks)],
        _clock);

    private async Task<DoctorReport> RoundAsync(DoctorRounds doctor)
    {
        using IDoctorVisit visit = doctor.Visit();
        await Until.HoldsAsync("the round has ended", TimeSpan.FromSeconds(10), () =>
        {
            _clock.Advance(TimeSpan.FromSeconds(0.5));
            return Task.FromResult(visit.Finished.IsCompleted);
        });
        return await visit.Finished;
    }

    private sealed class Given(IDoctorCheck[] checks) : ICheckSource
    {
        public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => checks;
    }
}
