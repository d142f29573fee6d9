namespace Portal.Security.Keys;

/// <summary>A key or certificate file can't be used; the message is a sentence for the operator that names the file and holds nothing of its content.</summary>
public sealed class KeyFileException : Exception
{
    /// <summary>Nothing is wrong with what is there: it can't be written. A program that needs no keys on disk may go on without.</summary>
    public bool CannotWrite { get; init; }

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
