using Portal.Components.Format;
using Portal.Components.Grafana;
using Portal.Components.Preferences;

namespace Portal.Tests.Components.Preferences;

public sealed class ViewSettingsTests
{
    private static readonly string?[] Zones = [null, "UTC", "Asia/Kolkata", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "No/Such_Place"];

    [Fact]
    public void Whatever_is_chosen_is_read_back_as_it_was_written()
    {
        var random = new Random(20260105);
        for (int i = 0; i < 2_000; i++)
        {
            var settings = new ViewSettings
            {
                Theme = Any<ThemeChoice>(),
                BrowserZone = Zones[random.Next(Zones.Length)],
                ChosenZone = Zones[random.Next(Zones.Length)],
                Network = Any<NetworkUnit>(),
                Cpu = Any<CpuUnit>(),
                RefreshSeconds = new[] { 1, 2, 5, 10 }[random.Next(4)],
                IsCompact = random.Next(2) == 0,
                HasKeys = random.Next(2) == 0,
                Motion = Any<MotionChoice>(),
                History = Any<HistoryDrawing>(),
                Range = PanelRange.All[random.Next(PanelRange.All.Length)],
                Tree = Any<TreeOrder>(),
            };
            Assert.Equal(settings, ViewSettings.Parse(settings.ToString()));
        }

        TEnum Any<TEnum>()
            where TEnum : struct, Enum
        {
            TEnum[] values = Enum.GetValues<TEnum>();
            return values[random.Next(values.Length)];
        }
    }

    [Fact]
    public void Nothing_chosen_is_nothing_written() => Assert.Empty(ViewSettings.Default.ToString());

    [Fact]
    public void What_is_not_understood_does_not_count_and_what_is_beside_it_does()
    {
        ViewSettings read = ViewSettings.Parse("theme=blue&refresh=3&refresh2&network=bits&zone=../../etc/passwd&range=1y&=&%zz&timezone=Asia%2FKolkata");
        Assert.Equal(new ViewSettings { Network = NetworkUnit.BitsPerSecond, ChosenZone = "Asia/Kolkata" }, read);
    }

    [Fact]
    public void Noise_of_any_kind_is_read_without_a_fault_and_means_the_same_when_written()
    {
        var random = new Random(1);
        const string letters = "themzonkysf=&%;+\"<>\0é/.2510,";
        for (int i = 0; i < 5_000; i++)
        {
            ViewSettings read = ViewSettings.Parse(string.Concat(Enumerable.Range(0, random.Next(80)).Select(_ => letters[random.Next(letters.Length)])));
            Assert.Equal(read, ViewSettings.Parse(read.ToString()));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("theme=light&theme=dark")]
    [InlineData("theme=dark,light")]
    [InlineData("theme=\"><script>")]
    public void Without_one_theme_the_system_decides(string? cookie) => Assert.Equal(ThemeChoice.System, ViewSettings.Parse(cookie).Theme);

    [Theory]
    [InlineData("", "UTC")]
    [InlineData("zone=Asia/Kolkata", "Asia/Kolkata")]
    [InlineData("zone=Asia/Kolkata&timezone=Europe/London", "Europe/London")]
    [InlineData("zone=Asia/Kolkata&timezone=No/Such_Place", "Asia/Kolkata")]
    public void Times_are_in_the_chosen_zone_else_in_the_browsers(string cookie, string zone) => Assert.Equal(zone, ViewSettings.Parse(cookie).Zone.Id);

    [Fact]
    public void Every_value_that_the_page_offers_is_understood()
    {
        foreach ((Choice choice, ChoiceValue value) in Choice.All.SelectMany(choice => choice.Values.Select(value => (choice, value))))
        {
            Assert.Equal(value.Word, ViewSettings.Parse($"{choice.Name}={value.Word}").Word(choice.Name));
        }
    }

    [Fact]
    public void Zones_are_offered_without_technical_names()
    {
        Assert.Contains("Europe/London", TimeZones.All);
        Assert.DoesNotContain(TimeZones.All, zone => zone.StartsWith("Etc/", StringComparison.Ordinal));
    }
}
