using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Portal.Security.Keys;

namespace Portal.Security.Joining;

/// <summary>Who joined, where it is and by which key it is known; in a file, so that a restart of the main host alone loses nobody. Thread-safe.</summary>
internal sealed class JoinedHosts : IJoinedHosts
{
    /// <summary>How long a key is good after the next one was seen.</summary>
    public static readonly TimeSpan KeyOverlap = TimeSpan.FromHours(24);

    private const string FileName = KeyFolder.HostList;

    private readonly Lock _gate = new();
    private readonly PrivateFiles _files;
    private readonly TimeProvider _clock;
    private ImmutableSortedDictionary<string, HostRecord> _records;
    private ImmutableArray<JoinedHost> _all;

    public JoinedHosts(KeyFolder folder, TimeProvider clock)
    {
        _files = folder.Files;
        _clock = clock;
        _records = Read();
        _all = Listed(_records);
    }

    public event Action? Changed;

    public ImmutableArray<JoinedHost> All => _all;

    /// <summary>The host joined before, and this is the newest key of its name or, for a day, the one before. A renewed key becomes the newest when it is first seen here.</summary>
    public bool Knows(string name, string key)
    {
        if (!_records.TryGetValue(name, out HostRecord? record) || !record.Knows(key, _clock.GetUtcNow()))
        {
            return false;
        }

        if (string.Equals(record.KeyIssued, key, StringComparison.Ordinal))
        {
            See(name, key);
        }

        return true;
    }

    /// <summary>Another key than this one is held for the name.</summary>
    public bool IsHeldByAnother(string name, string key) => _records.TryGetValue(name, out HostRecord? record) && !record.Knows(key, _clock.GetUtcNow());

    /// <summary>Whether the host is known at this address.</summary>
    public bool IsAt(string name, IPAddress address) => _records.TryGetValue(name, out HostRecord? record) && record.Address == Text(address);

    /// <summary>A join: what was known of the name is over, its old keys too. False: another key holds the name; of two that want it at once, the second is told so.</summary>
    public bool TryJoin(string name, IPEndPoint address, string key, bool mayTakeOver)
    {
        bool joins = false;
        Update(name, record =>
        {
            joins = mayTakeOver || record is null || record.Knows(key, _clock.GetUtcNow());
            return joins ? new HostRecord { Name = name, Address = Text(address.Address), Port = address.Port, JoinedAt = _clock.GetUtcNow(), Key = key } : record;
        });
        return joins;
    }

    /// <summary>The host is elsewhere now; its keys stay.</summary>
    public void Move(string name, IPEndPoint address) =>
        Update(name, record => record is null ? null : record with { Address = Text(address.Address), Port = address.Port });

    /// <summary>A new certificate was made. One that was made before and never seen is over: its answer was lost.</summary>
    public void Renew(string name, string key) => Update(name, record => record is null || record.Key == key ? record : record with { KeyIssued = key });

    private void See(string name, string key)
    {
        try
        {
            Update(name, record => record?.KeyIssued == key ? record with { Key = key, KeyIssued = null, KeyBefore = record.Key, KeyBeforeUntil = _clock.GetUtcNow() + KeyOverlap } : record);
        }
        catch (KeyFileException)
        {
            // A full disk: the key is good as the issued one too, and its next request tries again.
        }
    }

    private void Update(string name, Func<HostRecord?, HostRecord?> change)
    {
        lock (_gate)
        {
            HostRecord? before = _records.GetValueOrDefault(name), after = change(before);
            if (after is null || after == before)
            {
                return;
            }

            ImmutableSortedDictionary<string, HostRecord> records = _records.SetItem(name, after);
            _files.Write(FileName, JsonSerializer.SerializeToUtf8Bytes(new HostFile { Hosts = [.. records.Values] }, HostFileJson.Default.HostFile));
            _records = records;
            _all = Listed(records);
        }

        Changed?.Invoke();
    }

    private ImmutableSortedDictionary<string, HostRecord> Read()
    {
        if (_files.Read(FileName) is not { } bytes)
        {
            return ImmutableSortedDictionary.Create<string, HostRecord>(StringComparer.Ordinal);
        }

        try
        {
            HostFile file = JsonSerializer.Deserialize(bytes, HostFileJson.Default.HostFile) ?? new HostFile();
            return file.Hosts.Where(record => IPAddress.TryParse(record.Address, out _) && record.Port is > 0 and <= IPEndPoint.MaxPort).ToImmutableSortedDictionary(record => record.Name, record => record, StringComparer.Ordinal);
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            throw new KeyFileException($"The file {_files.PathOf(FileName)} can't be read as a list of hosts. Restore it; without it every client must join again.", fault);
        }
    }

    private static ImmutableArray<JoinedHost> Listed(ImmutableSortedDictionary<string, HostRecord> records) =>
        [.. records.Values.Select(record => new JoinedHost(record.Name, new IPEndPoint(IPAddress.Parse(record.Address), record.Port), record.JoinedAt))];

    private static string Text(IPAddress address) => (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString().ToLower(CultureInfo.InvariantCulture);
}
