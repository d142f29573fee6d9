using Portal.Collectors.Docker;

namespace Portal.Tests.Docker;

public sealed class DockerRoutesTests
{
    [Theory]
    [InlineData("GET", "/_ping", true)]
    [InlineData("GET", "/v1.41/containers/json?all=1", true)]
    [InlineData("GET", "/v1.41/containers/8b0f3f958926bcc8853a440d7991e5be6bcdaad3734f94254a5895d9f4b835b5/json", true)]
    [InlineData("GET", "/v1.41/events?filters=%7B%22type%22%3A%5B%22container%22%5D%7D", true)]
    [InlineData("HEAD", "/_ping", false)]
    [InlineData("POST", "/v1.41/containers/8b0f3f958926bcc8853a440d7991e5be6bcdaad3734f94254a5895d9f4b835b5/json", false)]
    [InlineData("GET", "/v1.41/containers/8b0f3f958926bcc8853a440d7991e5be6bcdaad3734f94254a5895d9f4b835b5/archive?path=/", false)]
    [InlineData("GET", "/v1.41/containers/8b0f3f958926bcc8853a440d7991e5be6bcdaad3734f94254a5895d9f4b835b5/../../_ping", false)]
    [InlineData("GET", "/v1.41/containers/../../info", false)]
    [InlineData("GET", "/v1.41/containers/json?all=1&x=/", false)]
    [InlineData("GET", "/info", false)]
    [InlineData("GET", "/version", false)]
    public void Only_the_few_requests_needed_are_let_through(string method, string path, bool permitted)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(new Uri("http://docker"), path));

        Assert.Equal(permitted, DockerRoutes.Permits(request));
    }

    [Fact]
    public async Task What_is_not_permitted_never_reaches_the_socket()
    {
        using HttpClient client = DockerSocket.Client("/nowhere/s");

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetAsync(new Uri("/v1.41/info", UriKind.Relative)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.DeleteAsync(new Uri("/_ping", UriKind.Relative)));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("/_ping", UriKind.Relative)));
    }

    [Theory]
    [InlineData("/docker/ID", "/docker/ID")]
    [InlineData("/docker/ID/init.scope/x", "/docker/ID")]
    [InlineData("/system.slice/docker-ID.scope", "/system.slice/docker-ID.scope")]
    [InlineData("/user.slice/user-1000.slice/user@1000.service/user.slice/docker-ID.scope/a", "/user.slice/user-1000.slice/user@1000.service/user.slice/docker-ID.scope")]
    [InlineData("/machine.slice/libpod-ID.scope/container", "/machine.slice/libpod-ID.scope")]
    [InlineData("/libpod_parent/libpod-ID", "/libpod_parent/libpod-ID")]
    [InlineData("/../../docker/ID", "/../../docker/ID")]
    [InlineData("/docker", null)]
    [InlineData("/", null)]
    [InlineData("/docker/IDff", null)]
    [InlineData("/docker/xID", null)]
    [InlineData("/system.slice/docker-ID.service", null)]
    [InlineData("/docker/ID (deleted)", null)]
    public void A_group_is_the_containers_only_with_its_whole_id(string path, string? own)
    {
        const string Digits = DockerBench.WebId;
        Assert.True(DockerId.TryParse(Digits, out DockerId id));

        Assert.Equal(own?.Replace("ID", Digits, StringComparison.Ordinal), DockerCgroupPath.Cut(path.Replace("ID", Digits, StringComparison.Ordinal), id));
    }
}
