using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Portal.Configuration;
using Portal.Security.Keys;

namespace Portal.Security.Operators;

/// <summary>The one token that operators sign in with: from their own file, else 256 random bits made at the first start and kept, so that a restart signs nobody out. Thread-safe.</summary>
internal sealed partial class OperatorToken
{
    public const string FileName = "sign-in-token";

    private const int Bytes = 32;

    private readonly Func<string> _read;
    private readonly ILogger<OperatorToken> _logger;
    private volatile byte[] _hash;
    private string? _saidWhyNot;

    private OperatorToken(string? path, Func<string> read, ILogger<OperatorToken> logger)
    {
        Path = path;
        _read = read;
        _logger = logger;
        _hash = HashOf(read());
    }

    /// <summary>Where it is kept; null where the disk could not be written and it ends with the program.</summary>
    public string? Path { get; }

    /// <summary>Tells one token from another and nothing of either: a session bears it, and ends when the token is another one.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(_hash))[..32];

    /// <exception cref="KeyFileException">The file is there and can't be used.</exception>
    public static OperatorToken Open(PortalOptions options, ILogger<OperatorToken> logger)
    {
        if (options.Operators.TokenFile is { Length: > 0 } given)
        {
            return new OperatorToken(given, () => TokenText.Read(given), logger);
        }

        string made = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        var files = new PrivateFiles(options.DataDirectory!);
        try
        {
            files.MakeFolder();
            _ = files.TryCreate(FileName, Encoding.ASCII.GetBytes(made + "\n"));
            string path = files.PathOf(FileName);
            return new OperatorToken(path, () => TokenText.Parse(files.Read(FileName) ?? throw new KeyFileException($"The file {path} is gone."), path), logger);
        }
        catch (KeyFileException fault) when (fault.CannotWrite)
        {
            // A full or read-only disk must not take the monitoring of this host with it.
            LogInMemory(logger, fault.Message);
            return new OperatorToken(null, () => made, logger);
        }
    }

    /// <summary>Hashed first: texts of different lengths are not compared in fixed time.</summary>
    public bool Matches(string presented) => CryptographicOperations.FixedTimeEquals(HashOf(presented.Trim()), _hash);

    /// <summary>For the terminal on which the program was started, and nothing else.</summary>
    public string Show() => _read();

    /// <summary>Takes over what the file says now. One that went or is half-written changes nothing: the token before stays good.</summary>
    public void ReadAgain()
    {
        try
        {
            _hash = HashOf(_read());
            _saidWhyNot = null;
        }
        catch (KeyFileException fault)
        {
            if (!string.Equals(_saidWhyNot, fault.Message, StringComparison.Ordinal))
            {
                _saidWhyNot = fault.Message;
                LogKept(fault.Message);
            }
        }
    }

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sign-in token can't be kept, so whoever must sign in can't until this is mended or Portal:Operators:TokenFile names a file. {Why}")]
    private static partial void LogInMemory(ILogger logger, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sign-in token could not be read again; the one before stays good. {Why}")]
    private partial void LogKept(string why);
}
