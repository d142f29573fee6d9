using System.Globalization;
using System.Text;
using Portal.Security.Keys;

namespace Portal.Security.Operators;

/// <summary>Sessions that were signed out and whose cookie would still be good: on disk, so that a restart does not bring one back. Thread-safe, bounded.</summary>
internal sealed partial class EndedSessions
{
    private const string FileName = "ended-sessions";
    private const int Most = 10_000;

    private readonly Lock _gate = new();
    private readonly PrivateFiles _files;
    private readonly TimeProvider _clock;
    private readonly ILogger<EndedSessions> _logger;
    private readonly Dictionary<string, DateTimeOffset> _until;

    public EndedSessions(PrivateFiles files, TimeProvider clock, ILogger<EndedSessions> logger)
    {
        _files = files;
        _clock = clock;
        _logger = logger;
        _until = Read();
    }

    public bool Contains(string session)
    {
        lock (_gate)
        {
            return _until.ContainsKey(session);
        }
    }

    /// <param name="until">From then on its cookie is too old in any case.</param>
    public void Add(string session, DateTimeOffset until)
    {
        lock (_gate)
        {
            foreach (string old in _until.Where(each => each.Value <= _clock.GetUtcNow()).Select(each => each.Key).ToArray())
            {
                _until.Remove(old);
            }

            if (_until.Count >= Most)
            {
                _until.Remove(_until.MinBy(each => each.Value).Key);
            }

            _until[session] = until;
            Write();
        }
    }

    // 3fa91c02b7d43fa91c02b7d43fa91c02 1767225600
    private Dictionary<string, DateTimeOffset> Read() => Encoding.ASCII.GetString(_files.Read(FileName) ?? [])
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' '))
        .Where(parts => parts.Length == 2 && IsMoment(parts[1]))
        .GroupBy(parts => parts[0], StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => DateTimeOffset.FromUnixTimeSeconds(long.Parse(same.Last()[1], CultureInfo.InvariantCulture)), StringComparer.Ordinal);

    // Eleven digits are some thousand years; more would be no date.
    private static bool IsMoment(string text) => text.Length is > 0 and <= 11 && text.All(char.IsAsciiDigit);

    private void Write()
    {
        try
        {
            _files.MakeFolder();
            _files.Write(FileName, Encoding.ASCII.GetBytes(string.Concat(_until.Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Key} {each.Value.ToUnixTimeSeconds()}\n")))));
        }
        catch (KeyFileException fault)
        {
            LogNotKept(fault.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "That a session was signed out could not be kept; it holds until a restart. {Why}")]
    private partial void LogNotKept(string why);
}
