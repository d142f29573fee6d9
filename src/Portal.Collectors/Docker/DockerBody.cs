using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Portal.Collectors.Docker;

/// <summary>Reads a whole answer, bounded in size and by the caller's token down to its last byte.</summary>
internal static class DockerBody
{
    public const int LimitBytes = 8 * 1024 * 1024;

    private const int FirstBytes = 16 * 1024;

    /// <exception cref="DockerFailureException">Too large, or no JSON.</exception>
    public static async Task<JsonDocument> ReadJsonAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await using Stream stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
        try
        {
            int length = 0;
            while (await stream.ReadAsync(buffer.AsMemory(length), cancellationToken) is var read and > 0)
            {
                length += read;
                if (length > LimitBytes)
                {
                    throw new DockerFailureException(CollectorFailure.TooLarge, "The container engine's answer is over 8 MiB.");
                }

                if (length == buffer.Length)
                {
                    byte[] larger = ArrayPool<byte>.Shared.Rent(length * 2);
                    buffer.CopyTo(larger, 0);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }
            }

            return Parse(buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // JsonDocument takes bad UTF-8 and throws only when a string is asked for.
    private static JsonDocument Parse(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
        {
            throw Malformed(null);
        }

        try
        {
            return JsonDocument.Parse(text.ToArray());
        }
        catch (JsonException fault)
        {
            throw Malformed(fault);
        }
    }

    private static DockerFailureException Malformed(Exception? fault) =>
        new(CollectorFailure.Malformed, "The container engine's answer is not valid JSON.", fault);
}
