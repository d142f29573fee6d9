using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Portal.Testbed.Json;

namespace Portal.Testbed.Files;

/// <summary>One look at a file: opened, compared with what was seen before, read whole if it may have changed, parsed.</summary>
/// <remarks>Runs on a thread of its own, since each step may hang; touches nothing that others use.</remarks>
internal sealed class FileCheck<T>(IFileOpener opener, string path, Parse<T> parse, KeepRefused? keepRefused = null)
    where T : class
{
    /// <summary>16 MiB. 20,000 guests need about 12.</summary>
    public const int LimitBytes = 16 * 1024 * 1024;

    /// <param name="seen">Signature at the last look; null: read whatever the signature.</param>
    /// <param name="known">Hash of the content that was parsed last.</param>
    public FileLook<T> Look(FileSignature? seen, byte[]? known)
    {
        try
        {
            int error = opener.Open(path, out IOpenFile? file);
            if (file is null)
            {
                return NotOpened(error);
            }

            using (file)
            {
                return Read(file, seen, known);
            }
        }
        catch (Exception fault)
        {
            // The border of a unit: whatever goes wrong with one file is that file's refusal. The message may hold a part of it, so only the type is told.
            return FileLook<T>.Refused(new Refusal(ProblemCode.Unreadable, $"Reading failed ({fault.GetType().Name})."));
        }
    }

    private FileLook<T> NotOpened(int error) => error switch
    {
        LibC.ENOENT => new FileLook<T> { Absent = true, FolderExists = opener.FolderExists(FolderOf(path)) },
        LibC.ELOOP => FileLook<T>.Refused(new Refusal(ProblemCode.NotAFile, "It is a symbolic link; only a regular file is read.")),
        LibC.ENXIO or LibC.ENODEV => FileLook<T>.Refused(new Refusal(ProblemCode.NotAFile, "It is a socket or device; only a regular file is read.")),
        LibC.EACCES or LibC.EPERM => FileLook<T>.Refused(new Refusal(
            ProblemCode.Unreadable, "Not permitted: Portal's user needs the right to read the file and to enter (x) every folder above it.")),
        _ => FileLook<T>.Refused(new Refusal(ProblemCode.Unreadable, $"Opening failed: {Marshal.GetPInvokeErrorMessage(error)}.")),
    };

    private FileLook<T> Read(IOpenFile file, FileSignature? seen, byte[]? known)
    {
        FileStatus before = file.Status();
        if (before.Shape != FileShape.Regular)
        {
            string what = before.Shape == FileShape.Folder ? "a folder" : "a FIFO or device";
            return FileLook<T>.Refused(new Refusal(ProblemCode.NotAFile, $"It is {what}; only a regular file is read.")) with
            {
                IsFolder = before.Shape == FileShape.Folder,
            };
        }

        if (before.Signature == seen)
        {
            return new FileLook<T> { Signature = seen };
        }

        FileLook<T> look = before.SizeBytes > LimitBytes || !TryReadWhole(file, before.SizeBytes, out byte[] buffer, out int length)
            ? FileLook<T>.Refused(new Refusal(ProblemCode.TooBig, $"Larger than {LimitBytes / (1024 * 1024)} MiB."))
            : Parse(buffer.AsSpan(0, length), known);

        // Written to while it was read: what was read may be half of one version and half of the next.
        bool changing = file.Status().Signature != before.Signature;
        return look with { Signature = before.Signature, ChangedWhileRead = changing };
    }

    private FileLook<T> Parse(ReadOnlySpan<byte> content, byte[]? known)
    {
        byte[] hash = SHA256.HashData(content);
        if (known is not null && hash.AsSpan().SequenceEqual(known))
        {
            return new FileLook<T> { SameContent = true };
        }

        if (StrictJson.Check(content) is { } refusal)
        {
            return RefusedContent(refusal, content);
        }

        Parsed<T> parsed = parse(content, TestbedName.PathForProblems(path));
        return parsed.Value is { } value
            ? new FileLook<T> { Value = value, PartProblems = parsed.Problems, Hash = hash }
            : RefusedContent(parsed.Refusal!, content);
    }

    private FileLook<T> RefusedContent(Refusal refusal, ReadOnlySpan<byte> content) =>
        FileLook<T>.Refused(refusal) with { RefusedText = keepRefused?.Invoke(content) };

    /// <summary>The stated size is a first guess only; never more than the limit and one byte is read.</summary>
    private static bool TryReadWhole(IOpenFile file, long statedBytes, out byte[] buffer, out int length)
    {
        buffer = new byte[Math.Clamp(statedBytes + 1, 4096, LimitBytes + 1)];
        length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                if (length > LimitBytes)
                {
                    return false;
                }

                Array.Resize(ref buffer, (int)Math.Min(2L * length, LimitBytes + 1));
            }

            int read = file.Read(buffer.AsSpan(length), length);
            if (read == 0)
            {
                return true;
            }

            length += read;
        }
    }

    private static string FolderOf(string path) => path.LastIndexOf('/') is > 0 and int slash ? path[..slash] : "/";
}
