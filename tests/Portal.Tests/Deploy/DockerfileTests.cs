using Portal.Tests.Support;

namespace Portal.Tests.Deploy;

/// <summary>The recipe of the image, which is not built here: its bases are in a registry.</summary>
public sealed class DockerfileTests
{
    private readonly (string Word, string Text)[] _steps = Dockerfile.Steps();

    [Fact]
    public void Every_base_has_a_tag_that_does_not_move_with_the_newest()
    {
        string[] stages = [.. Of("FROM").Select(from => from.Split(' ')).Where(words => words.Length == 3).Select(words => words[2])];
        foreach (string image in Of("FROM").Select(from => from.Split(' ')[0]).Except(stages, StringComparer.Ordinal))
        {
            string name = image[(image.LastIndexOf('/') + 1)..];
            Assert.Contains(':', name);
            Assert.DoesNotContain("latest", name, StringComparison.Ordinal);
            Assert.Contains(name.Split(':')[1], char.IsAsciiDigit);
        }
    }

    [Fact]
    public void The_program_runs_as_a_numbered_user_who_is_not_root() =>
        Assert.Matches("^[1-9][0-9]*:[1-9][0-9]*$", _steps.Last(step => step.Word == "USER").Text);

    [Fact]
    public void Nothing_that_runs_in_the_image_needs_a_shell()
    {
        Assert.Equal("""["/app/portal"]""", Assert.Single(Of("ENTRYPOINT")));
        Assert.EndsWith("""CMD ["/app/portal", "healthcheck"]""", Assert.Single(Of("HEALTHCHECK")), StringComparison.Ordinal);
        Assert.Empty(Of("CMD"));
        Assert.DoesNotContain(Dockerfile.FinalSteps(), step => step.Word is "RUN" or "ADD");
    }

    [Fact]
    public void The_image_says_what_it_is()
    {
        string labels = string.Concat(Of("LABEL"));
        Assert.All((string[])["version", "revision", "licenses"], label => Assert.Contains($"org.opencontainers.image.{label}=", labels, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_path_that_is_copied_from_here_exists_and_is_let_in()
    {
        string[] ignore = File.ReadAllLines(Repository.PathOf(".dockerignore"));
        foreach (string path in Of("COPY").Where(copy => !copy.StartsWith("--from", StringComparison.Ordinal)).SelectMany(copy => copy.Split(' ')[..^1]).Where(path => path != "."))
        {
            Assert.True(Path.Exists(Repository.PathOf(path)), path);
            Assert.Contains(ignore, line => line.StartsWith('!') && (path == line[1..] || path.StartsWith(line[1..] + "/", StringComparison.Ordinal)));
        }

        Assert.Equal("*", ignore.First(line => line.Length > 0 && line[0] != '#'));
    }

    [Fact]
    public async Task A_library_is_copied_with_all_that_it_needs_but_the_C_library()
    {
        using TemporaryFolder target = new();
        string library = (await Command.RunAsync("sh", "-c", "ldconfig -p | sed -n 's/.*libvirt\\.so\\.0 .*=> //p' | head -n 1")).Trim();
        await Command.RunAsync(Repository.PathOf("deploy", "library-closure"), library, target.Path);
        string[] copied = [.. Directory.GetFiles(target.Path, "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path))];
        Assert.Contains("libvirt.so.0", copied);
        Assert.Contains(copied, name => name.StartsWith("libgnutls.so", StringComparison.Ordinal));
        Assert.DoesNotContain("libc.so.6", copied);
        Assert.False(Path.Exists(target.At("lib"))); // a link to /usr/lib in the image
    }

    private IEnumerable<string> Of(string word) => _steps.Where(step => step.Word == word).Select(step => step.Text);
}
