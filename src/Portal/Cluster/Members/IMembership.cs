using System.Collections.Immutable;
using Portal.Testbed;

namespace Portal.Cluster.Members;

/// <summary>Who belongs to the cluster.</summary>
public interface IMembership
{
    /// <summary>Every member by name, ordinal, this host included; the same array as long as nothing changed. Cheap: called for each fan-out.</summary>
    ImmutableArray<Member> MembersIn(TestbedContents contents);

    /// <summary>Since the member called last; null for one that did not join, or has not called since the program started.</summary>
    TimeSpan? HeartbeatAgeOf(Member member) => null;
}
