using System.Text.Json;

namespace Portal.Testbed.Json;

/// <summary>The object under a guest's kind. Passwords, environments, commands and volumes that lie beside these members are never read.</summary>
internal sealed record KindObject
{
    /// <summary><c>scaling</c> is an object: a base that is listed and never expected to run.</summary>
    public bool IsTemplate { get; init; }

    public uint? CloneCount { get; init; }

    /// <summary>Real name of the base; only libvirt writes it.</summary>
    public string? IsCloneOf { get; init; }

    public uint? Cpus { get; init; }

    public uint? MemoryMebibytes { get; init; }

    /// <summary>What it runs, for people: an image's name or file name, <c>android-34</c>.</summary>
    public string? Image { get; init; }

    /// <summary>Starts on the object, ends on its end. Of a kind other than the testbed's three only <c>scaling</c> is understood.</summary>
    public static KindObject Read(ref Utf8JsonReader reader, string kind, JsonFields fields)
    {
        var read = new KindObject();
        while (JsonFields.Next(ref reader))
        {
            read = reader.ValueTextEquals("scaling"u8)
                ? ReadScaling(ref reader, read, fields)
                : kind switch
                {
                    "libvirt" => ReadLibvirt(ref reader, read, fields),
                    "docker" => ReadDocker(ref reader, read, fields),
                    "android" => ReadAndroid(ref reader, read, fields),
                    _ => Ignore(ref reader, read),
                };
        }

        return read;
    }

    private static KindObject ReadScaling(ref Utf8JsonReader reader, KindObject read, JsonFields fields)
    {
        if (!fields.Object(ref reader, "scaling"))
        {
            return read with { IsTemplate = false, CloneCount = null };
        }

        uint? count = null;
        while (JsonFields.Next(ref reader))
        {
            if (reader.ValueTextEquals("count"u8))
            {
                count = fields.Inside("scaling").Unsigned(ref reader, "count");
            }
            else
            {
                JsonFields.Ignore(ref reader);
            }
        }

        return read with { IsTemplate = true, CloneCount = count };
    }

    private static KindObject ReadLibvirt(ref Utf8JsonReader reader, KindObject read, JsonFields fields) =>
        reader.ValueTextEquals("cpus"u8) ? read with { Cpus = fields.Unsigned(ref reader, "cpus") }
        : reader.ValueTextEquals("memory_mb"u8) ? read with { MemoryMebibytes = fields.Unsigned(ref reader, "memory_mb") }
        : reader.ValueTextEquals("is_clone_of"u8) ? read with { IsCloneOf = fields.Text(ref reader, "is_clone_of") }
        : reader.ValueTextEquals("libvirt_type"u8) ? read with { Image = GuestImage.OfLibvirt(ref reader, fields) }
        : Ignore(ref reader, read);

    private static KindObject ReadDocker(ref Utf8JsonReader reader, KindObject read, JsonFields fields) =>
        reader.ValueTextEquals("image"u8) ? read with { Image = fields.ShownText(ref reader, "image") }
        : Ignore(ref reader, read);

    private static KindObject ReadAndroid(ref Utf8JsonReader reader, KindObject read, JsonFields fields) =>
        reader.ValueTextEquals("avd"u8) ? read with { Image = GuestImage.OfNewAvd(ref reader, fields) ?? read.Image }
        : reader.ValueTextEquals("existing_avd"u8) ? read with { Image = GuestImage.OfExistingAvd(ref reader, fields) ?? read.Image }
        : Ignore(ref reader, read);

    private static KindObject Ignore(ref Utf8JsonReader reader, KindObject read)
    {
        JsonFields.Ignore(ref reader);
        return read;
    }
}
