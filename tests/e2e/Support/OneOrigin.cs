using Portal.Tests.Real;
using Portal.Tests.Support;

namespace Portal.EndToEnd.Support;

/// <summary>A real Nginx that serves the portal and Grafana under one origin.</summary>
internal sealed class OneOrigin : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private RunningProcess? _process;

    private OneOrigin(Uri address) => Address = address;

    public Uri Address { get; }

    public static async Task<OneOrigin> StartAsync(Uri portal, string grafana)
    {
        OneOrigin origin = new(LocalHttp.FreeAddress());
        string file = origin._folder.Write("nginx.conf", $$"""
            user root;
            daemon off;
            worker_processes 1;
            pid {{origin._folder.At("nginx.pid")}};
            error_log stderr warn;
            events { worker_connections 1024; }
            http {
                access_log off;
                client_body_temp_path {{origin._folder.At("body")}};
                proxy_temp_path {{origin._folder.At("proxy")}};
                fastcgi_temp_path {{origin._folder.At("fastcgi")}};
                uwsgi_temp_path {{origin._folder.At("uwsgi")}};
                scgi_temp_path {{origin._folder.At("scgi")}};
                map $http_upgrade $connection_upgrade { default upgrade; '' ''; }
                server {
                    listen {{origin.Address.Authority}};
                    absolute_redirect off;
                    proxy_http_version 1.1;
                    proxy_set_header Host $http_host;
                    proxy_set_header Upgrade $http_upgrade;
                    proxy_set_header Connection $connection_upgrade;
                    proxy_connect_timeout 2s;
                    location = /nginx-health { return 200; }
                    location ^~ /grafana/ { proxy_pass http://{{grafana}}; error_page 502 504 = @away; }
                    location @away { return 503 "Grafana does not answer."; }
                    location / { proxy_pass http://{{portal.Authority}}; proxy_read_timeout 100s; }
                }
            }
            """);
        origin._process = RunningProcess.Start("nginx", ["-c", file, "-e", "stderr"]);
        using HttpClient http = LocalHttp.Client(origin.Address);
        await origin._process.WaitUntilAsync("Nginx answers", TimeSpan.FromSeconds(20), async () =>
        {
            using HttpResponseMessage answer = await http.GetAsync("nginx-health", TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode;
        });
        return origin;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }
}
