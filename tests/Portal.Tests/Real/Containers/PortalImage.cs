using Portal.Tests.Deploy;
using Portal.Tests.Support;

namespace Portal.Tests.Real.Containers;

/// <summary>An image as <c>deploy/Dockerfile</c> makes it, but of this machine's files, since its bases are in a registry: the published program, the runtime, the libraries that they need, and nothing else.</summary>
internal static class PortalImage
{
    public const string Name = "testbed-portal:test";

    // What the runtime opens by name, beside libvirt and all that it needs.
    private static readonly string[] Libraries = ["libstdc++.so.6", "libgcc_s.so.1", "libz.so.1", "libssl.so.3", "libcrypto.so.3", "libvirt.so.0"];

    // The base image's own part: the C library and the loader.
    private static readonly string[] CLibrary = ["ld-linux-x86-64.so.2", "libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libresolv.so.2"];

    // Steps of the Dockerfile that an import takes too; labels and volumes make no difference to what is proved.
    private static readonly string[] Taken = ["ENV", "USER", "ENTRYPOINT", "HEALTHCHECK"];

    public static async Task ImportAsync(DockerDaemon docker)
    {
        using TemporaryFolder root = new();
        File.SetUnixFileMode(root.Path, (UnixFileMode)0b111_101_101);
        foreach (string folder in (string[])["usr/lib/x86_64-linux-gnu", "usr/lib64", "usr/share/dotnet/host", "usr/share/dotnet/shared", "etc", "tmp", "host", "proc", "sys", "dev", "var/lib/testbed-portal"])
        {
            Directory.CreateDirectory(root.At(folder));
        }

        File.CreateSymbolicLink(root.At("lib"), "usr/lib");
        File.CreateSymbolicLink(root.At("lib64"), "usr/lib64");
        root.Write("etc/passwd", "root:x:0:0::/:/none\napp:x:1654:1654::/home/app:/none\n");
        await CopyProgramAsync(root);
        await CopyLibrariesAsync(root);
        await Command.RunAsync("chown", "1654:1654", root.At("var/lib/testbed-portal"));

        using TemporaryFolder archive = new();
        await Command.RunAsync("tar", "-C", root.Path, "-cf", archive.At("image.tar"), ".");
        string[] changes = [.. Dockerfile.FinalSteps().Where(step => Taken.Contains(step.Word)).SelectMany(step => new[] { "--change", $"{step.Word} {step.Text}" })];
        await docker.DockerAsync(["import", .. changes, archive.At("image.tar"), Name]);
    }

    private static async Task CopyProgramAsync(TemporaryFolder root)
    {
        await Command.RunAsync("cp", "-R", Path.GetDirectoryName(await PublishedPortal.ProgramAsync)!, root.At("app"));
        await Command.RunAsync("chmod", "755", root.At("app/portal"));
        string dotnet = Path.GetDirectoryName(await Command.RunAsync("sh", "-c", "readlink -f \"$(command -v dotnet)\""))!;
        await Command.RunAsync("cp", "-R", dotnet + "/host/fxr", root.At("usr/share/dotnet/host/"));
        foreach (string framework in (string[])["Microsoft.NETCore.App", "Microsoft.AspNetCore.App"])
        {
            await Command.RunAsync("cp", "-R", $"{dotnet}/shared/{framework}", root.At("usr/share/dotnet/shared/"));
        }
    }

    private static async Task CopyLibrariesAsync(TemporaryFolder root)
    {
        string known = await Command.RunAsync("ldconfig", "-p");
        foreach (string name in Libraries)
        {
            await Command.RunAsync(Repository.PathOf("deploy", "library-closure"), PathOf(name), root.Path);
        }

        foreach (string name in CLibrary)
        {
            File.Copy(PathOf(name), root.At("usr/lib/x86_64-linux-gnu/" + name), overwrite: true);
        }

        File.Copy(PathOf(CLibrary[0]), root.At("usr/lib64/" + CLibrary[0]));

        // 	libssl.so.3 (libc6,x86-64) => /lib/x86_64-linux-gnu/libssl.so.3
        string PathOf(string name) => known.Split('\n').First(line => line.Trim().StartsWith(name + " ", StringComparison.Ordinal) && line.Contains("x86-64", StringComparison.Ordinal)).Split("=> ")[1];
    }
}
