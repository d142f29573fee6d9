using Portal.Cluster;
using Portal.Collectors;

namespace Portal.Doctor.Checks.Members;

/// <summary>Running domains report their memory: without a polling period only the host's view of it is known.</summary>
internal sealed class BalloonPolling : ICheckSource
{
    private const int MostCommands = 20;

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => sight.Hosts
        .Where(host => !host.IsSimulated && Domains(host).Length > 0)
        .Select(host => DoctorCheck.OfHost(CheckGroup.Hosts, "Balloon polling", host.Name, () => Look(host.Name, Domains(host))));

    internal static Finding Look(string host, GuestSample[] domains)
    {
        string[] silent = [.. domains.Where(domain => domain.Memory?.Balloon?.UsableBytes is null).Select(domain => domain.RuntimeName)];
        string[] commands = [.. silent.Select(Problems.Words.Shell).OfType<string>().Take(MostCommands).Select(name => $"virsh dommemstat {name} --period 5 --live")];
        return Finding.Of(
            silent.Length == 0,
            silent.Length == 0 ? $"{domains.Length} of {domains.Length} domains" : $"{domains.Length - silent.Length} of {domains.Length} domains; not: {Names.Of(silent)}",
            "every running domain reports its memory",
            new Fix($"Let them report every 5 s; on {host}:", commands.Length > 0 ? string.Join('\n', commands) : "virsh list"),
            Verdict.Warning);
    }

    private static GuestSample[] Domains(HostAnswer host) => host.Snapshot is { } snapshot ? [.. snapshot.Guests.Where(guest => guest.Kind == GuestKind.Libvirt && guest.State == GuestState.Running)] : [];
}
