using System.Globalization;
using System.Text;
using System.Text.Json;
using Portal.Testbed;
using Portal.Testbed.Json;

namespace Portal.Tests.Testbed;

public sealed class NameTests
{
    public static TheoryData<string, string, string> Names => new(Fixture("names.json").Select(name => (name.GetProperty("name").GetString()!, name.GetProperty("shown").GetString()!, name.GetProperty("runtime").GetString()!)));

    public static TheoryData<string, string?> Dates => new(Fixture("dates.json").Select(date => (date.GetProperty("text").GetString()!, date.GetProperty("utc").GetString())));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_hostile_name_is_shown_as_a_surrogate_and_looked_for_as_it_is(string real, string shown, string runtimeName)
    {
        using TestbedRoot root = TestbedRoot.Lab();
        root.Copy("broken/state/hostile-names.json", "projects/lab/lab-state.json");
        ExpectedGuest guest = (await root.ReadAsync()).Deployments.Single().Guests.Single(guest => guest.RealName == real);
        Assert.Equal((shown, runtimeName), (guest.Name, guest.RuntimeName));
    }

    [Fact]
    public void A_name_in_the_form_of_a_surrogate_gets_one_too()
    {
        string surrogate = TestbedName.Shown("../../etc/passwd");
        Assert.NotEqual(surrogate, TestbedName.Shown(surrogate));
        Assert.Equal("invalid-host", TestbedName.Shown("invalid-host"));
    }

    [Fact]
    public void A_real_name_is_escaped_and_cut_before_the_problems_page_shows_it()
    {
        Assert.Equal("a\\u000ab\\u202ec", TestbedName.ForProblems("a\nb\u202Ec"));
        Assert.Equal(new string('x', 128) + "…", TestbedName.ForProblems(new string('x', 5000)));
    }

    [Theory]
    [InlineData("ok", true)]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData("..", false)]
    [InlineData("a/b", false)]
    [InlineData("a\0b", false)]
    public void Only_a_harmless_name_becomes_part_of_a_path(string name, bool can) => Assert.Equal(can, TestbedName.CanBeInAPath(name));

    [Fact]
    public void A_name_over_200_bytes_becomes_no_part_of_a_path()
    {
        Assert.True(TestbedName.CanBeInAPath(new string('ä', 100)));
        Assert.False(TestbedName.CanBeInAPath(new string('ä', 100) + "x"));
    }

    [Theory]
    [MemberData(nameof(Dates))]
    public void A_date_is_the_moment_it_says_cut_at_seven_digits_or_none(string text, string? utc)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(text)));
        reader.Read();
        Assert.Equal(utc, RecordedDate.Read(ref reader)?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_date_that_is_none_is_shown_as_it_stands()
    {
        using TestbedRoot root = TestbedRoot.Lab();
        root.Write("projects/lab/lab-state.json", """{"creation_date": "last\n Tuesday"}""");
        Deployment lab = (await root.ReadAsync()).Deployments.Single();
        Assert.Equal((null, "last\uFFFD Tuesday"), (lab.CreatedAt, lab.CreatedText));
        Assert.Empty(lab.Problems);
    }

    private static IEnumerable<JsonElement> Fixture(string name) => JsonElement.Parse(File.ReadAllBytes(TestbedRoot.Fixture($"broken/{name}"))).EnumerateArray();
}
