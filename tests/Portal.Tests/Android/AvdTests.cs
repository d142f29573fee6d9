using System.Text;
using Portal.Collectors.Android;
using Portal.Tests.Kernel;

namespace Portal.Tests.Android;

public sealed class AvdTests : IDisposable
{
    private const string Configuration = "hw.cpu.ncore=2\n";

    private readonly FakeKernel _kernel = new();

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public void Reads_a_virtual_device()
    {
        AvdConfiguration avd = AvdConfiguration.Parse(FakeKernel.FixtureBytes("made-up/config.ini"));

        Assert.Equal((4, 1536L << 20, "android-34"), (avd.CpuCount, avd.MemoryBytes, avd.Image));
    }

    [Theory]
    [InlineData("1536", 1536L << 20)]
    [InlineData("1536M", 1536L << 20)]
    [InlineData("1536MB", 1536L << 20)]
    [InlineData("2G", 2L << 30)]
    [InlineData("2 gb", 2L << 30)]
    [InlineData("1024K", 1L << 20)]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("M", null)]
    [InlineData("2T", null)]
    [InlineData("99999999999999999999G", null)]
    [InlineData("", null)]
    public void Memory_is_mebibytes_unless_a_suffix_says_otherwise(string text, long? expected) =>
        Assert.Equal(expected, AvdConfiguration.Parse(Encoding.UTF8.GetBytes($"hw.ramSize = {text}\r\n")).MemoryBytes);

    [Theory]
    [InlineData("image.sysdir.1=system-images/android-34/x/\n", "android-34")]
    [InlineData("target=android-S\n", "android-S")]
    [InlineData("target=android-34-ext8\n", "android-34-ext8")]
    [InlineData("target=android-\n", null)]
    [InlineData("target=android-\"}\n", null)]
    [InlineData("target=../../etc\n", null)]
    public void The_image_is_an_api_level_and_never_a_path(string text, string? expected) =>
        Assert.Equal(expected, AvdConfiguration.Parse(Encoding.UTF8.GetBytes(text)).Image);

    [Theory]
    [InlineData("ANDROID_AVD_HOME=/data/avd", "data/avd/phone.avd/config.ini")]
    [InlineData("ANDROID_EMULATOR_HOME=/data/", "data/avd/phone.avd/config.ini")]
    [InlineData("ANDROID_SDK_HOME=/data", "data/.android/avd/phone.avd/config.ini")]
    [InlineData("HOME=/data", "data/.android/avd/phone.avd/config.ini")]
    [InlineData("PATH=/bin", "root/.android/avd/phone.avd/config.ini")]
    public void Looks_where_the_emulator_itself_looks(string variable, string file)
    {
        _kernel.Write(file, Configuration).Write("proc/7/status", "Uid:\t0\t0\t0\t0\n").Write("proc/7/environ", $"A=b\0{variable}\0");

        Assert.Equal(2, AvdHome.Find(_kernel.Files, 7, "phone").Configuration.CpuCount);
    }

    [Fact]
    public void Does_not_follow_the_environment_of_another_user()
    {
        _kernel.Write("data/avd/phone.avd/config.ini", Configuration).Write("proc/7/status", "Uid:\t1000\t0\t0\t0\n").Write("proc/7/environ", "ANDROID_AVD_HOME=/data/avd\0");

        Assert.Null(AvdHome.Find(_kernel.Files, 7, "phone").Configuration.CpuCount);
    }

    [Theory]
    [InlineData("../phone")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("a\0b")]
    public void Does_not_look_for_a_name_that_no_device_can_have(string name)
    {
        _kernel.Write("root/.android/phone.avd/config.ini", Configuration).Write("root/.android/avd/a/b.avd/config.ini", Configuration).Write("root/.android/avd/.avd/config.ini", Configuration);

        Assert.Same(Avd.Unknown, AvdHome.Find(_kernel.Files, 7, name));
    }

    [Fact]
    public void A_folder_or_a_large_file_in_its_place_says_nothing()
    {
        Directory.CreateDirectory(_kernel.Locate("root/.android/avd/a.avd/config.ini/x"));
        _kernel.Write("root/.android/avd/b.avd/config.ini", Configuration + new string('#', 70_000));

        Assert.Same(AvdConfiguration.Unknown, AvdHome.Find(_kernel.Files, 7, "a").Configuration);
        Assert.Same(AvdConfiguration.Unknown, AvdHome.Find(_kernel.Files, 7, "b").Configuration);
    }
}
