namespace Portal.Commands;

/// <summary><c>portal healthcheck</c>: for a container's health check and for scripts.</summary>
internal static class HealthcheckCommand
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(string? urls, CancellationToken cancellationToken)
    {
        string first = ListenAddresses.From(urls).Split(';')[0].TrimEnd('/');
        string address = first.Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal).Replace("//[::]", "//[::1]", StringComparison.Ordinal)
            .Replace("//+", "//127.0.0.1", StringComparison.Ordinal).Replace("//*", "//127.0.0.1", StringComparison.Ordinal);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false };
        using var http = new HttpClient(handler) { Timeout = Deadline };
        try
        {
            using HttpResponseMessage answer = await http.GetAsync(new Uri(address + Routes.Ready), cancellationToken);
            await Console.Out.WriteLineAsync($"{address}{Routes.Ready}: {(int)answer.StatusCode}");
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or UriFormatException)
        {
            await Console.Error.WriteLineAsync($"{address}{Routes.Ready}: no answer ({fault.GetType().Name}).");
            return 1;
        }
    }
}
