namespace Portal.Security.Keys;

/// <summary>A key or certificate file can't be used; the message is a sentence for the operator that names the file and holds nothing of its content.</summary>
public sealed class KeyFileException : Exception
{
    public KeyFileException()
    {
    }

    public KeyFileException(string message)
        : base(message)
    {
    }

    public KeyFileException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
