using System.Globalization;
using System.Text.Json;

namespace Portal.Testbed.Json;

/// <summary>What a guest runs, in a word for people. Each method starts on the member's name and ends on its value's last token.</summary>
internal static class GuestImage
{
    /// <summary><c>libvirt_type</c>: the name of a cloud image, the file name of a disk or an installation image; null for a type that is not known.</summary>
    public static string? OfLibvirt(ref Utf8JsonReader reader, JsonFields fields)
    {
        const string member = "libvirt_type";
        fields.Findings.Forget(fields.Path, member);
        reader.Read();
        JsonTokenType type = reader.TokenType;
        if (type == JsonTokenType.Null)
        {
            return null;
        }

        string? tag = TaggedValue.Read(ref reader, out Utf8JsonReader content);
        if (tag is null)
        {
            fields.WrongType(member, "text or an object with one member", JsonFields.NameOf(type));
            return null;
        }

        if (content.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        JsonFields inside = fields.Inside(member).Inside(JsonFields.Clean(tag));
        return tag switch
        {
            "cloud_image" => OneText(ref content, inside, "name"u8, "name"),
            "existing_disk" or "iso_guest" => FileName(OneText(ref content, inside, "path"u8, "path")),
            _ => null,
        };
    }

    /// <summary><c>android-34</c> of <c>{"android_api_version": 34, …}</c>.</summary>
    public static string? OfNewAvd(ref Utf8JsonReader reader, JsonFields fields)
    {
        uint? version = null;
        if (fields.Object(ref reader, "avd"))
        {
            while (JsonFields.Next(ref reader))
            {
                if (reader.ValueTextEquals("android_api_version"u8))
                {
                    version = fields.Inside("avd").Unsigned(ref reader, "android_api_version");
                }
                else
                {
                    JsonFields.Ignore(ref reader);
                }
            }
        }

        return version is { } number ? string.Create(CultureInfo.InvariantCulture, $"android-{number}") : null;
    }

    public static string? OfExistingAvd(ref Utf8JsonReader reader, JsonFields fields) =>
        fields.Object(ref reader, "existing_avd") ? FileName(OneText(ref reader, fields.Inside("existing_avd"), "path"u8, "path")) : null;

    /// <summary>Starts on the object, ends on its end.</summary>
    private static string? OneText(ref Utf8JsonReader reader, JsonFields fields, ReadOnlySpan<byte> wanted, string member)
    {
        string? text = null;
        while (JsonFields.Next(ref reader))
        {
            if (reader.ValueTextEquals(wanted))
            {
                text = fields.Text(ref reader, member);
            }
            else
            {
                JsonFields.Ignore(ref reader);
            }
        }

        return text is null ? null : JsonFields.Clean(text);
    }

    // Paths of the testbed may hold double slashes or end in one.
    private static string? FileName(string? path) => path?.TrimEnd('/') is { Length: > 0 } trimmed ? trimmed[(trimmed.LastIndexOf('/') + 1)..] : null;
}
