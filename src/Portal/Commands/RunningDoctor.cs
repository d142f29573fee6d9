using System.Net;
using System.Text.Json;
using Portal.Doctor;

namespace Portal.Commands;

/// <summary>Asks the portal that runs on this machine to look.</summary>
internal static class RunningDoctor
{
    // Its checks end within four seconds.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    /// <returns>The report, or why there is none, a clause.</returns>
    public static async Task<(DoctorDocument? Document, string? WhyNot)> AskAsync(string address, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false };
        using var http = new HttpClient(handler) { Timeout = Deadline };
        try
        {
            using HttpResponseMessage answer = await http.GetAsync(new Uri(address + Routes.Doctor), cancellationToken);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                return (null, $"what is there answers {(int)answer.StatusCode}");
            }

            await using Stream body = await answer.Content.ReadAsStreamAsync(cancellationToken);
            return (await JsonSerializer.DeserializeAsync(body, DoctorJson.Default.DoctorDocument, cancellationToken), "its answer is empty");
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or UriFormatException)
        {
            return (null, fault is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } ? "connection refused" : "no answer");
        }
        catch (JsonException)
        {
            return (null, "what is there is no portal");
        }
    }
}
