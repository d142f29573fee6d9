namespace Portal.Tests.Real;

/// <summary>Reads quantities a few times a second, so that what they did between any two moments is known afterwards.</summary>
internal sealed class TruthRecorder : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, List<PrometheusPoint>> _points = [];
    private readonly Task _running;

    public TruthRecorder(IReadOnlyDictionary<string, Func<double>> quantities)
    {
        foreach (string name in quantities.Keys)
        {
            _points[name] = [];
        }

        _running = RecordAsync(quantities);
    }

    /// <summary>Growth per second of a quantity between two moments.</summary>
    public double RatePerSecond(string quantity, DateTimeOffset from, DateTimeOffset to) =>
        (At(quantity, to) - At(quantity, from)) / (to - from).TotalSeconds;

    /// <summary>Something was recorded before and after this moment.</summary>
    public bool Covers(string quantity, DateTimeOffset moment)
    {
        lock (_points)
        {
            List<PrometheusPoint> points = _points[quantity];
            return points.Count > 0 && points[0].At < moment && points[^1].At >= moment;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private double At(string quantity, DateTimeOffset moment)
    {
        lock (_points)
        {
            List<PrometheusPoint> points = _points[quantity];
            int after = points.FindIndex(point => point.At >= moment);
            if (after <= 0)
            {
                throw new InvalidOperationException($"{quantity} was not recorded around {moment:O}.");
            }

            PrometheusPoint left = points[after - 1];
            PrometheusPoint right = points[after];
            double share = (moment - left.At) / (right.At - left.At);
            return left.Value + (share * (right.Value - left.Value));
        }
    }

    private async Task RecordAsync(IReadOnlyDictionary<string, Func<double>> quantities)
    {
        using PeriodicTimer timer = new(Period);
        try
        {
            do
            {
                foreach ((string name, Func<double> read) in quantities)
                {
                    PrometheusPoint point = new(TimeProvider.System.GetUtcNow(), read());
                    lock (_points)
                    {
                        _points[name].Add(point);
                    }
                }
            }
            while (await timer.WaitForNextTickAsync(_stop.Token));
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }
    }
}
