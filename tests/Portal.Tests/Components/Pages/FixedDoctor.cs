using Portal.Doctor;

namespace Portal.Tests.Components.Pages;

/// <summary>A doctor whose last report a test says; it starts no round.</summary>
internal sealed class FixedDoctor : IDoctor
{
    public DoctorReport? Newest { get; set; }

    public IDoctorVisit Visit(Action? onChange = null) => throw new InvalidOperationException("A page that is prerendered starts no round.");
}
