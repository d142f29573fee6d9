namespace Portal.Commands;

/// <summary><c>portal healthcheck</c>: for a container's health check and for scripts. Asks whether the process answers, so that neither a silent host nor a slow file makes a container unhealthy.</summary>
internal static class HealthcheckCommand
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(string? urls, CancellationToken cancellationToken)
    {
        string address = ListenAddresses.ToCall(urls);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false };
        using var http = new HttpClient(handler) { Timeout = Deadline };
        try
        {
            using HttpResponseMessage answer = await http.GetAsync(new Uri(address + Routes.Health), cancellationToken);
            await Console.Out.WriteLineAsync($"{address}{Routes.Health}: {(int)answer.StatusCode}");
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or UriFormatException)
        {
            await Console.Error.WriteLineAsync($"{address}{Routes.Health}: no answer ({fault.GetType().Name}).");
            return 1;
        }
    }
}
