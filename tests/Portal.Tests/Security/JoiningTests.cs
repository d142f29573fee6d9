using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Portal.Security.Joining;
using Portal.Security.Keys;
using Portal.Security.Tokens;
using Portal.Tests.Support;

namespace Portal.Tests.Security;

public sealed class JoiningTests : IAsyncDisposable
{
    private readonly SecurityBed _bed = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _key.Dispose();
        await _bed.DisposeAsync();
    }

    [Fact]
    public async Task A_host_with_a_token_gets_a_certificate_for_its_name_and_is_known_at_its_connections_address()
    {
        JoinAnswer answer = await JoinAsync("host-b", await _bed.TokenAsync(), port: 4711);
        using X509Certificate2 certificate = X509Certificate2.CreateFromPem(answer.Certificate);
        Assert.True(PeerCertificate.Check(certificate, _bed.Main.Current!, DateTimeOffset.UtcNow).IsHost("host-b"));
        var joined = Assert.Single(_bed.Joined.All);
        Assert.Equal(("host-b", new IPEndPoint(IPAddress.Loopback, 4711)), (joined.Name, joined.Address));
        Assert.Equal(_bed.Joined.All, new JoinedHosts(_bed.Folder, _bed.Clock).All);
    }

    [Fact]
    public async Task Every_refusal_is_the_same_to_its_last_byte_and_signs_nothing()
    {
        await _bed.StartMainAsync();
        JoinToken used = await _bed.TokenAsync(), expired = await _bed.TokenAsync();
        JoinToken foreign = JoinToken.Create(new byte[32]);
        await _bed.Tokens.UseAsync(used.Id, used.Secret, "host-b", Cancellation);
        using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _bed.Joined.TryJoin("host-taken", new IPEndPoint(IPAddress.Loopback, 1), HostKeyRequest.Fingerprint(new PublicKey(other)), mayTakeOver: false);
        _bed.Denied.Add("host-denied");
        _bed.Clock.Shift = TimeSpan.FromMinutes(16);
        JoinToken fresh = await _bed.TokenAsync(), taken = await _bed.TokenAsync(), forAnother = await _bed.TokenAsync("host-z");

        (string Why, JoinToken Token, string Name)[] tries =
        [
            ("used", used, "host-b"), ("expired", expired, "host-b"), ("of another cluster", foreign, "host-b"), ("wrong secret", fresh with { Secret = used.Secret }, "host-b"),
            ("own name", fresh, "main-host"), ("denied", fresh, "host-denied"), ("no name", fresh, "../x"), ("a name that looks like a surrogate", fresh, "invalid-0123456789ab"),
            ("made for another", forAnother, "host-b"), ("a name that is taken", taken, "host-taken"),
        ];
        List<string> answers = [];
        foreach ((string why, JoinToken token, string name) in tries)
        {
            answers.Add(await RefusalAsync(SecurityBed.JoinBody(token, name, _key), why));
        }

        answers.Add(await RefusalAsync(SecurityBed.Json("{"), "no JSON"));
        answers.Add(await RefusalAsync(SecurityBed.Json("{\"name\":\"" + new string('x', 9000) + "\"}"), "too large"));
        answers.Add(await RefusalAsync(SecurityBed.Json("{\"name\":\"host-b\"}"), "neither token nor certificate"));
        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        Assert.Equal(["host-taken"], _bed.Joined.All.Select(host => host.Name));
    }

    [Fact]
    public async Task A_token_made_for_one_host_lets_no_other_in_and_takes_over_a_name()
    {
        await JoinAsync("host-b", await _bed.TokenAsync());
        using ECDsa second = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using HttpResponseMessage refused = await PostAsync(SecurityBed.JoinBody(await _bed.TokenAsync(), "host-b", second));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.True(_bed.Joined.Knows("host-b", HostKeyRequest.Fingerprint(new PublicKey(_key))));

        JoinToken forIt = await _bed.TokenAsync("host-b");
        Assert.Null((await _bed.Tokens.UseAsync(forIt.Id, forIt.Secret, "host-c", Cancellation)).Token);
        using HttpResponseMessage taken = await PostAsync(SecurityBed.JoinBody(forIt, "host-b", second));
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.False(_bed.Joined.Knows("host-b", HostKeyRequest.Fingerprint(new PublicKey(_key))));
    }

    [Fact]
    public async Task Of_a_hundred_that_use_one_token_at_once_one_gets_it()
    {
        JoinToken token = await _bed.TokenAsync();

        // Two stores over one file, as two processes would have.
        JoinTokens[] stores = [_bed.Tokens, new JoinTokens(_bed.Folder, _bed.Clock)];
        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => stores[i % 2].UseAsync(token.Id, token.Secret, $"host-{i}", Cancellation), Cancellation)));
        Assert.Single(results, result => result.Token is not null);
    }

    [Fact]
    public async Task A_hundred_tokens_are_open_at_most()
    {
        for (int i = 0; i < JoinTokens.MostOpen; i++)
        {
            await _bed.TokenAsync();
        }

        await Assert.ThrowsAsync<KeyFileException>(() => _bed.TokenAsync());
        _bed.Clock.Shift = JoinTokens.Life;
        await _bed.TokenAsync();
    }

    [Fact]
    public async Task A_try_too_many_is_refused_and_uses_up_no_token()
    {
        await _bed.StartMainAsync(rates: new JoinRates(_bed.Clock));
        for (int i = 0; i < JoinRates.PerAddress; i++)
        {
            await RefusalAsync(SecurityBed.JoinBody(JoinToken.Create(new byte[32]), "host-b", _key), "no such token");
        }

        JoinToken good = await _bed.TokenAsync();
        await RefusalAsync(SecurityBed.JoinBody(good, "host-b", _key), "too many tries");
        Assert.True((await _bed.Tokens.UseAsync(good.Id, good.Secret, "host-b", Cancellation)).Token is not null, "a try that the rate refused must not use up a token");
    }

    [Fact]
    public void Tries_are_counted_by_network_and_forgotten_after_a_minute()
    {
        var clock = new ManualTimeProvider();
        var rates = new JoinRates(clock);
        IPAddress first = IPAddress.Parse("2001:db8::1"), neighbour = IPAddress.Parse("2001:db8::2"), other = IPAddress.Parse("192.0.2.1");
        Assert.Equal([true, true, true, false, false], new[] { first, neighbour, first, first, neighbour }.Select(rates.TryEnter));
        Assert.True(rates.TryEnter(other));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(rates.TryEnter(neighbour));
        Assert.Equal(JoinRates.InAll - 1, Enumerable.Range(0, 100).Count(i => rates.TryEnter(new IPAddress([10, 0, 0, (byte)i]))));
    }

    [Fact]
    public async Task The_log_tells_why_and_never_the_secret()
    {
        var log = new CollectingLogger<MainJoining>();
        await _bed.StartMainAsync(log);
        JoinToken wrong = (await _bed.TokenAsync()) with { Secret = "AAAAAAAAAAAAAAAAAAAAAA" };
        await RefusalAsync(SecurityBed.JoinBody(wrong, "host-b", _key), "wrong secret");
        Assert.Contains("secret is wrong", Assert.Single(log.Lines), StringComparison.Ordinal);
        Assert.DoesNotContain(wrong.Secret, log.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_bit_anywhere_in_a_certificate_request_is_refused_and_throws_nothing()
    {
        string pem = HostKeyRequest.Make(_key);
        string original = HostKeyRequest.Fingerprint(HostKeyRequest.Read(pem)!);
        byte[] request = Convert.FromBase64String(string.Concat(pem.Split('\n').Where(line => !line.StartsWith('-'))));
        for (int bit = 0; bit < request.Length * 8; bit++)
        {
            byte[] changed = [.. request];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            PublicKey? key = HostKeyRequest.Read(PemEncoding.WriteString("CERTIFICATE REQUEST", changed));
            Assert.True(key is null || HostKeyRequest.Fingerprint(key) == original, $"bit {bit}");
        }
    }

    [Fact]
    public void Only_keys_on_the_one_curve_are_signed()
    {
        using ECDsa larger = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using RSA rsa = RSA.Create(2048);
        Assert.Null(HostKeyRequest.Read(new CertificateRequest("CN=x", larger, HashAlgorithmName.SHA384).CreateSigningRequestPem()));
        Assert.Null(HostKeyRequest.Read(new CertificateRequest("CN=x", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSigningRequestPem()));
        Assert.Null(HostKeyRequest.Read("nonsense"));
    }

    private async Task<JoinAnswer> JoinAsync(string name, JoinToken token, int? port = null)
    {
        if (_bed.MainAddress is null)
        {
            await _bed.StartMainAsync();
        }

        using HttpResponseMessage answer = await PostAsync(SecurityBed.JoinBody(token, name, _key, port));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync(JoinJson.Default.JoinAnswer, Cancellation))!;
    }

    private async Task<HttpResponseMessage> PostAsync(HttpContent body)
    {
        using HttpClient caller = SecurityBed.Caller(_bed.MainAddress!, null);
        return await caller.PostAsync(new Uri(Routes.ClusterJoin, UriKind.Relative), body, Cancellation);
    }

    private async Task<string> RefusalAsync(HttpContent body, string why)
    {
        using HttpResponseMessage answer = await PostAsync(body);
        Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{why}: {answer.StatusCode}");
        string headers = string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date").OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}: {string.Join(',', header.Value)}"));
        return headers + "\n\n" + await answer.Content.ReadAsStringAsync(Cancellation);
    }

    private sealed class CollectingLogger<T> : ILogger<T>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));
    }
}
