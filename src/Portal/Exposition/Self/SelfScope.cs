using Portal.Exposition.Labels;

namespace Portal.Exposition.Self;

/// <summary>The program itself in one answer: no labels.</summary>
internal sealed class SelfScope(ProgramMeters meters, OwnProcess process, ExpositionCounters counters) : LabelScope
{
    public ProgramMeters Meters => meters;

    public ExpositionCounters Counters => counters;

    public ProcessReading Process { get; private set; } = new();

    /// <summary>Takes the readings that all families of this answer show.</summary>
    public void Read()
    {
        Process = process.Read();
        meters.Observe();
    }

    public override void Release() => Process = new ProcessReading();
}
