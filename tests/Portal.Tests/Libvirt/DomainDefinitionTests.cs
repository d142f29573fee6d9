using Portal.Collectors;
using Portal.Collectors.Libvirt;

namespace Portal.Tests.Libvirt;

public sealed class DomainDefinitionTests
{
    [Theory]
    [InlineData("running.xml")]
    [InlineData("shut-off.xml")]
    public void Reads_memory_in_bytes_and_the_first_disks_file_name(string fixture)
    {
        Assert.True(DomainDefinition.TryParse(LibvirtFixture.Text(fixture), out DomainDefinition definition));
        Assert.Equal(64L * 1024 * 1024, definition.MemoryBytes);

        // The CD drive stands first in the document.
        Assert.Equal("debian-12-genericcloud-amd64.qcow2", definition.Image);
    }

    [Theory]
    [InlineData("running.xml")]
    [InlineData("shut-off.xml")]
    public void Every_prefix_is_an_answer_or_refused(string fixture)
    {
        string whole = LibvirtFixture.Text(fixture).TrimEnd();
        for (int length = 0; length < whole.Length; length++)
        {
            Assert.False(DomainDefinition.TryParse(whole[..length], out _), $"A document cut after {length} characters was taken.");
        }
    }

    [Theory]
    [InlineData("<memory unit='bytes'>4096</memory>", 4096L)]
    [InlineData("<memory unit='b'>4096</memory>", 4096L)]
    [InlineData("<memory unit='KB'>2</memory>", 2000L)]
    [InlineData("<memory>2</memory>", 2048L)]
    [InlineData("<memory unit='MiB'> 2 </memory>", 2097152L)]
    [InlineData("<memory unit='GB'>1</memory>", 1000000000L)]
    [InlineData("<memory unit='TiB'>1</memory>", 1099511627776L)]
    [InlineData("<memory unit='TiB'>99999999</memory>", null)]
    [InlineData("<memory unit='parsec'>1</memory>", null)]
    [InlineData("<memory>-1</memory>", null)]
    [InlineData("<memory></memory>", null)]
    [InlineData("<memory/>", null)]
    [InlineData("", null)]
    public void Understands_the_units_a_definition_may_use(string memory, long? bytes)
    {
        Assert.True(DomainDefinition.TryParse($"<domain>{memory}</domain>", out DomainDefinition definition));
        Assert.Equal(bytes, definition.MemoryBytes);
    }

    [Theory]
    [InlineData("<disk><source file='/var/lib/a.img'/></disk>", "a.img")]
    [InlineData("<disk device='disk'><source dev='/dev/vg0/guest'/></disk>", "guest")]
    [InlineData("<disk device='disk'><source protocol='rbd' name='pool/image'/></disk>", "image")]
    [InlineData("<disk device='disk'><source pool='default' volume='vol1'/></disk>", "vol1")]
    [InlineData("<disk device='cdrom'><source file='/seed.iso'/></disk>", null)]
    [InlineData("<disk device='disk'/>", null)]
    [InlineData("<disk device='disk'><source file='/folder/'/></disk>", null)]
    [InlineData("<disk device='disk'><mirror><source file='/copy'/></mirror><source file='/own'/></disk>", "own")]
    public void Takes_the_image_from_whatever_names_it_but_never_a_path(string disk, string? image)
    {
        Assert.True(DomainDefinition.TryParse($"<domain><devices>{disk}</devices></domain>", out DomainDefinition definition));
        Assert.Equal(image, definition.Image);
    }

    [Theory]
    [InlineData("running.xml")]
    [InlineData("shut-off.xml")]
    public void Says_what_each_disk_and_drive_is_kept_in(string fixture)
    {
        Assert.True(DomainDefinition.TryParse(LibvirtFixture.Text(fixture), out DomainDefinition definition));
        Assert.Equal(
            ["hda /tmp/lvx/b/debian-12-genericcloud-amd64.qcow2", "hdb /tmp/lvx/b/seed.iso", "vdb /tmp/lvx/b/disk.img"],
            definition.Sources.Select(source => $"{source.Key} {source.Value}").Order(StringComparer.Ordinal));
        GuestDisk[] disks = [.. definition.WithSources([new GuestDisk { Device = "vdb" }, new GuestDisk { Device = "vdc" }])];
        Assert.Equal(["/tmp/lvx/b/disk.img", null], disks.Select(disk => disk.Source));
    }

    [Theory]
    [InlineData("<disk device='cdrom'><target dev='hdb'/></disk><disk><source file='/a'/></disk>")]
    [InlineData("<interface><source dev='eth0'/><target dev='tap0'/></interface>")]
    [InlineData("<disk><target dev='vda'/></disk><interface><source dev='eth0'/><target dev='tap0'/></interface>")]
    public void An_empty_drive_and_what_is_no_disk_have_no_source(string devices)
    {
        Assert.True(DomainDefinition.TryParse($"<domain><devices>{devices}</devices></domain>", out DomainDefinition definition));
        Assert.Empty(definition.Sources);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no XML")]
    [InlineData("<network/>")]
    [InlineData("<!DOCTYPE domain [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><domain>&a;</domain>")]
    public void Refuses_what_is_no_domain(string text) => Assert.False(DomainDefinition.TryParse(text, out _));
}
