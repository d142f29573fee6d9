using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Portal.Cluster;
using Portal.Configuration;
using Portal.Exposition.Labels;
using Portal.Exposition.Self;
using Portal.Exposition.Text;

namespace Portal.Exposition;

/// <summary>Snapshots to exposition text. Thread-safe.</summary>
internal sealed class MetricsRenderer(LabelCache cache, ProgramMeters meters, OwnProcess process, ExpositionCounters counters, IOptions<PortalOptions> options, TimeProvider clock)
{
    private readonly ConcurrentBag<AnswerRenderer> _idle = [];
    private readonly bool _details = options.Value.Exporter.WriteDetails;
    private readonly bool _unassigned = options.Value.Exporter.Unassigned;

    /// <summary>An answer whose first part is rendered, which is all of it but for the largest.</summary>
    public RenderedAnswer Render(ClusterSnapshot snapshot, ExpositionRequest request)
    {
        long start = clock.GetTimestamp();
        ExpositionBuffer buffer = new();
        ExpositionWriter writer = new(buffer, request.Format, _details);

        // A host that serves itself knows no deployments, so all its guests are unassigned and none is left out for that.
        bool unassigned = _unassigned || request.Endpoint == ExpositionEndpoint.Local;
        AnswerRenderer renderer = unassigned == _unassigned && _idle.TryTake(out AnswerRenderer? idle)
            ? idle
            : new AnswerRenderer(cache, new SelfScope(meters, process, counters), unassigned);
        IEnumerator<bool> steps = renderer.Steps(snapshot, request, writer, start).GetEnumerator();
        var answer = new RenderedAnswer(buffer, request.Format, writer, steps, whole =>
        {
            if (unassigned == _unassigned)
            {
                _idle.Add(renderer);
            }

            cache.Sweep(start);
            counters.Count(request, writer, whole.TotalBytes, clock.GetElapsedTime(start), Answered(snapshot));
        });
        try
        {
            answer.Continue();
            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    private static int Answered(ClusterSnapshot snapshot)
    {
        int answered = 0;
        foreach (HostAnswer host in snapshot.Hosts)
        {
            answered += host.Snapshot is null ? 0 : 1;
        }

        return answered;
    }
}
