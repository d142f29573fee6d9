using System.Runtime.CompilerServices;
using System.Text;
using Portal.Collectors.Libvirt;
using Portal.Collectors.Libvirt.Interop;

namespace Portal.Tests.Libvirt;

/// <summary>Against libvirt's own library and its <c>test</c> driver, which lives in this process: no daemon.</summary>
public sealed class InteropTests
{
    [Fact]
    public void Native_structures_have_the_sizes_of_the_headers()
    {
        Assert.Equal(96, Unsafe.SizeOf<VirTypedParameter>());
        Assert.Equal(24, Unsafe.SizeOf<VirDomainStatsRecord>());
        Assert.Equal(80, Unsafe.SizeOf<VirError>());
    }

    [Fact]
    public void Lists_the_domains_of_a_driver_with_their_identity()
    {
        using LibvirtConnection connection = LibvirtConnection.Open("test:///default");
        FastDomainReader reader = new();
        connection.ReadAllDomains(DomainStatsGroups.State | DomainStatsGroups.Interface, reader);

        FastDomain domain = Assert.Single(reader.Finish());
        Assert.Equal(new DomainIdentity("test", Guid.Parse("6695eb01-f6a4-8304-79aa-97f2502e193f"), 1), domain.Identity);
        Assert.Equal(Portal.Collectors.GuestState.Running, domain.State);
    }

    [Fact]
    public void Reads_one_domain_and_its_xml()
    {
        using LibvirtConnection connection = LibvirtConnection.Open("test:///default");
        Guid uuid = Guid.Parse("6695eb01-f6a4-8304-79aa-97f2502e193f");
        FastDomainReader reader = new();
        connection.ReadDomain(uuid, DomainStatsGroups.State, reader);

        Assert.Equal("test", Assert.Single(reader.Finish()).Identity.Name);
        Assert.True(DomainDefinition.TryParse(connection.ReadXml(uuid), out DomainDefinition definition));
        Assert.Equal(8L << 30, definition.MemoryBytes);
    }

    [Fact]
    public void A_domain_that_is_gone_is_an_error_of_its_own()
    {
        using LibvirtConnection connection = LibvirtConnection.Open("test:///default");
        LibvirtException fault = Assert.Throws<LibvirtException>(() => connection.ReadXml(Guid.NewGuid()));
        Assert.Equal(LibvirtErrorCode.NoDomain, fault.Code);
        Assert.True(connection.IsAlive);
    }

    [Fact]
    public void A_socket_that_is_not_there_says_so_by_its_system_error()
    {
        LibvirtException fault = Assert.Throws<LibvirtException>(() => LibvirtConnection.Open("qemu:///system?socket=/nowhere/libvirt-sock-ro"));
        Assert.Equal((LibvirtErrorCode.SystemError, 2), (fault.Code, fault.SystemError));
    }

    [Fact]
    public void What_a_reader_throws_leaves_the_connection_usable()
    {
        using LibvirtConnection connection = LibvirtConnection.Open("test:///default");
        Assert.Throws<NotSupportedException>(() => connection.ReadAllDomains(DomainStatsGroups.State, new RefusingReader()));
        FastDomainReader reader = new();
        connection.ReadAllDomains(DomainStatsGroups.State, reader);
        Assert.Single(reader.Finish());
    }

    [Theory]
    [InlineData(1, 0xFFFFFFFFUL, null)]
    [InlineData(1, 0xAAAAAAAA00000007UL, 7L)]
    [InlineData(2, 0xAAAAAAAAFFFFFFFFUL, 4294967295L)]
    [InlineData(3, ulong.MaxValue, null)]
    [InlineData(4, ulong.MaxValue, long.MaxValue)]
    [InlineData(5, 1UL, null)]
    [InlineData(6, 1UL, null)]
    [InlineData(7, 1UL, null)]
    [InlineData(99, 1UL, null)]
    public void Reads_the_narrow_values_of_the_union(int type, ulong bits, long? expected) =>
        Assert.Equal(expected, new TypedParameter("x"u8, (TypedParameterType)type, bits).TryGetInteger(out long value) ? value : null);

    [Fact]
    public void Text_that_is_no_utf8_stays_readable()
    {
        Assert.True(new TypedParameter("x"u8, TypedParameterType.String, 0, [(byte)'a', 0xFF]).TryGetText(out string text));
        Assert.Equal("a\uFFFD", text);
        Assert.False(new TypedParameter("x"u8, TypedParameterType.Int, 0, Encoding.UTF8.GetBytes("a")).TryGetText(out _));
    }

    private sealed class RefusingReader : IDomainRecordReader
    {
        public void Begin(DomainIdentity domain) => throw new NotSupportedException();

        public void Add(TypedParameter parameter) => throw new NotSupportedException();
    }
}
