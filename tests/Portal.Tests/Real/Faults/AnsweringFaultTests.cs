using System.Diagnostics;
using System.Net;
using Portal.Tests.Support;
using Portal.Tests.Support.Peers;

namespace Portal.Tests.Real.Faults;

/// <summary>A host whose answer is slow, broken, giant or none.</summary>
[Collection(FaultCollection.Name)]
[Trait("Category", "Real")]
public sealed class AnsweringFaultTests(FaultBed bed)
{
    private const int Seed = 20260101;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(6);

    [Fact]
    [Row("H4")]
    [Trait("trap", "T1")]
    public Task An_answer_that_drips_times_out_in_its_headers_and_in_its_body() => new FaultRow(bed).AssertAsync(
        Answers(PeerScript.DripBody(1, bed.Victim.Host.Document()), "timeout"),
        Answers(PeerScript.DripHeaders(1), "timeout"));

    [Fact]
    [Row("H5")]
    public Task What_is_no_snapshot_is_malformed_and_nothing_of_it_is_used() => new FaultRow(bed).AssertAsync(
        Answers(PeerScript.Body("HTML", "<!doctype html><title>It works</title>", "text/html"), "malformed"),
        Answers(PeerScript.GarbageBody(Seed), "malformed"),
        Answers(PeerScript.Garbage(Seed), "malformed"),
        Answers(PeerScript.Body("wrong types", PeerLies.Edited(bed.Victim.Host, document => document["takenAt"] = 5)), "malformed"),
        Answers(PeerScript.Body("a list", "[1,2,3]"), "malformed"),
        Answers(PeerScript.Body("too deep", new string('[', 100_000)), "malformed"));

    [Fact]
    [Row("H6")]
    public Task A_status_that_is_not_200_is_said_and_an_empty_200_is_malformed() => new FaultRow(bed).AssertAsync(
        Answers(PeerScript.Status("503 Service Unavailable"), "status"),
        Answers(PeerScript.Status("404 Not Found"), "status"),
        Answers(PeerScript.Status("500 Internal Server Error"), "status"),
        Answers(PeerScript.Status("204 No Content"), "status"),
        Answers(PeerScript.Body("empty", ""), "malformed"));

    [Fact]
    [Row("H7")]
    public async Task A_giant_answer_is_too_large_and_fills_no_memory()
    {
        ProcessTruth main = new(bed.Main.Id);
        await bed.WellAsync();
        long start = Stopwatch.GetTimestamp();
        main.ForgetPeak();
        await Until.HoldsAsync("a tick and more has passed in health", 2 * Tick, async () =>
        {
            await bed.ScrapeAsync();
            return Stopwatch.GetElapsedTime(start) > Tick ? null : "not yet";
        });
        long inHealth = main.PeakResidentBytes();
        main.ForgetPeak();
        await new FaultRow(bed).AssertAsync(
            Giant(PeerScript.Oversize, "too_large"),
            Giant(PeerScript.EndlessChunks, "too_large"),
            Giant(PeerScript.HugeHeaders, "too_large"),
            // Nobody asked for gzip: it may be refused for its coding just as well.
            Giant(PeerScript.GzipBomb, "too_large", "malformed", "status"));

        FaultVariant Giant(PeerScript script, params string[] reasons) => Answers(script, reasons) with
        {
            MeanwhileAsync = _ =>
            {
                long grown = main.PeakResidentBytes() - inHealth;
                Assert.True(grown <= 32L << 20, $"at most {grown >> 20} MiB more than the {inHealth >> 20} MiB of before");
                return Task.CompletedTask;
            },
        };
    }

    [Fact]
    [Row("H8")]
    public Task A_body_that_breaks_off_is_cut_and_no_part_of_it_is_used()
    {
        byte[] body = bed.Victim.Host.Document();
        return new FaultRow(bed).AssertAsync(
            Answers(PeerScript.ResetAt(body, body.Length / 2), "cut"),
            Answers(PeerScript.Cut(body, body.Length - 1), "cut"),
            Answers(PeerScript.LengthTooLong(body), "cut"));
    }

    [Fact]
    [Row("H9")]
    public async Task A_redirect_is_a_status_and_leads_nowhere()
    {
        await bed.Network.RunAsync("ip", "address", "add", "169.254.169.254/32", "dev", "lo");
        IPEndPoint[] places = [new(IPAddress.Parse("169.254.169.254"), 80), new(IPAddress.Parse("127.0.0.9"), 7009)];
        FaultyPeer[] canaries = [.. places.Select(place => FaultyPeer.Start(place, bed.Victim.Host.Healthy(), makeSocket: () => bed.Network.CreateSocket()))];
        try
        {
            await new FaultRow(bed).AssertAsync([.. places.Select(place => Answers(PeerScript.Redirect($"http://{place}/api/v1/snapshot"), "status"))]);
            Assert.All(canaries, canary => Assert.Equal(0, canary.Dials));
        }
        finally
        {
            foreach (FaultyPeer canary in canaries)
            {
                await canary.DisposeAsync();
            }

            await bed.Network.RunAsync("ip", "address", "del", "169.254.169.254/32", "dev", "lo");
        }
    }

    private FaultVariant Answers(PeerScript script, params string[] reasons) => new("answers with " + script.Name, () =>
    {
        bed.Victim.Peer.Become(script, keepConnections: true);
        return Task.CompletedTask;
    }, reasons);
}
