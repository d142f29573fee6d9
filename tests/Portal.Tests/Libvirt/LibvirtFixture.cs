namespace Portal.Tests.Libvirt;

/// <summary>Captured files of <c>Fixtures/libvirt</c>; its README says from where.</summary>
internal static class LibvirtFixture
{
    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "libvirt", name));

    public static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "libvirt", name));
}
