using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Portal.Doctor;

namespace Portal.Commands;

/// <summary>Asks the portal that runs on this machine to look.</summary>
internal static class RunningDoctor
{
    // Its checks end within four seconds.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    /// <returns>The report, or why there is none, a clause.</returns>
    /// <param name="token">Gives the operators' token where the portal wants one; null where there is none.</param>
    public static async Task<(DoctorDocument? Document, string? WhyNot)> AskAsync(string address, Func<Uri, Task<string?>> token, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false };
        using var http = new HttpClient(handler) { Timeout = Deadline };
        try
        {
            var question = new Uri(address + Routes.Doctor);
            HttpResponseMessage answer = await http.GetAsync(question, cancellationToken);
            if (answer.StatusCode == HttpStatusCode.Unauthorized)
            {
                answer.Dispose();
                if (await token(question) is not { } known)
                {
                    return (null, "it wants operators to sign in, and there is no sign-in-token here that this user may read and that belongs to whoever listens there: ask as root or as the portal's own user");
                }

                http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", known);
                answer = await http.GetAsync(question, cancellationToken);
            }

            using HttpResponseMessage given = answer;
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                return (null, answer.StatusCode == HttpStatusCode.Unauthorized ? "it wants operators to sign in, and with another token than the one found here" : $"what is there answers {(int)answer.StatusCode}");
            }

            await using Stream body = await answer.Content.ReadAsStreamAsync(cancellationToken);
            return (await JsonSerializer.DeserializeAsync(body, DoctorJson.Default.DoctorDocument, cancellationToken), "its answer is empty");
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or FormatException)
        {
            return (null, fault is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } ? "connection refused" : "no answer");
        }
        catch (JsonException)
        {
            return (null, "what is there is no portal");
        }
    }
}
