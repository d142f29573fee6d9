using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Xml;

namespace Portal.Collectors.Libvirt;

/// <summary>What a domain's XML adds to its statistics (libvirt's formatdomain document).</summary>
/// <param name="MemoryBytes">Memory it has at boot and can have at most, without hotplug.</param>
/// <param name="Image">File name of the first disk's image, without its folders; null for one without a file, as an empty drive.</param>
/// <param name="Sources">What each disk or drive is kept in, by its target (<c>vda</c>): path of a file or device, or the name of a network image or volume.</param>
internal sealed record DomainDefinition(long? MemoryBytes, string? Image, FrozenDictionary<string, string> Sources)
{
    // libvirt itself cuts a message off at 32 MiB; a domain with hundreds of devices has some hundred KiB.
    private const long LimitCharacters = 8 * 1024 * 1024;

    private static readonly string[] SourceAttributes = ["file", "dev", "name", "volume"];

    /// <summary>False when it is no XML of a domain; nothing is thrown. Document types and entities are refused.</summary>
    public static bool TryParse(string xml, out DomainDefinition definition)
    {
        definition = new DomainDefinition(null, null, FrozenDictionary<string, string>.Empty);
        try
        {
            using XmlReader reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreWhitespace = true,
                IgnoreComments = true,
                MaxCharactersInDocument = LimitCharacters,
            });
            reader.MoveToContent();
            if (reader.Name != "domain")
            {
                return false;
            }

            definition = Read(reader);
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    /// <summary>The same disks with their sources.</summary>
    public ImmutableArray<GuestDisk> WithSources(ImmutableArray<GuestDisk> disks) =>
        disks.IsDefaultOrEmpty || Sources.Count == 0 ? disks : [.. disks.Select(disk => disk with { Source = Sources.GetValueOrDefault(disk.Device) })];

    // <domain><memory unit='KiB'>65536</memory>…<devices><disk device='disk'><source file='/a/b.qcow2'/>…
    private static DomainDefinition Read(XmlReader reader)
    {
        long? memory = null;
        string? image = null;
        bool isDrive = false;
        bool inDisk = false;
        string? its = null;
        Dictionary<string, string> sources = new(StringComparer.Ordinal);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.Depth, reader.Name)
            {
                case (1, "memory"):
                    memory = Bytes(reader.GetAttribute("unit"), Text(reader));
                    break;
                case (2, _):
                    isDrive = reader.Name == "disk";
                    inDisk = isDrive && reader.GetAttribute("device") is null or "disk";
                    its = null;
                    break;
                case (3, "source") when isDrive:
                    its = SourceAttributes.Select(reader.GetAttribute).FirstOrDefault(value => !string.IsNullOrEmpty(value));
                    image ??= inDisk && its is not null ? FileName(its) : null;
                    break;
                case (3, "target") when isDrive && its is not null && reader.GetAttribute("dev") is { Length: > 0 } device:
                    sources[device] = its;
                    break;
            }
        }

        return new DomainDefinition(memory, image, sources.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private static string Text(XmlReader reader) => reader.IsEmptyElement || !reader.Read() || reader.NodeType != XmlNodeType.Text ? string.Empty : reader.Value;

    private static string? FileName(string source)
    {
        string name = source[(source.LastIndexOf('/') + 1)..];
        return name.Length == 0 ? null : name;
    }

    // libvirt always writes KiB; the other units are what may be written into a definition.
    private static long? Bytes(string? unit, string text)
    {
        long? scale = unit switch
        {
            "b" or "bytes" => 1,
            "KB" => 1000,
            null or "k" or "KiB" => 1L << 10,
            "MB" => 1_000_000,
            "M" or "MiB" => 1L << 20,
            "GB" => 1_000_000_000,
            "G" or "GiB" => 1L << 30,
            "TB" => 1_000_000_000_000,
            "T" or "TiB" => 1L << 40,
            _ => null,
        };
        return scale is not null && long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long amount) && amount <= long.MaxValue / scale ? amount * scale : null;
    }
}
