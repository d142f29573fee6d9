using System.Text.Json;
using Portal.Testbed.Files;
using Portal.Testbed.Json;

namespace Portal.Testbed;

/// <summary><c>config/mode.json</c>: <c>"Main"</c> (1.0: <c>"Master"</c>) or <c>{"Client": {"main_ip": str, "testbed_interface": str}}</c> (1.0: <c>master_ip</c>). Read once, when neither command line nor <c>Portal:Mode</c> says it.</summary>
public static class ModeFile
{
    /// <param name="root">The testbed's root; null: the default one.</param>
    public static TestbedMode Read(string? root) => Read(root, new NativeFileOpener());

    internal static TestbedMode Read(string? root, IFileOpener opener)
    {
        string path = (root ?? TestbedOptions.DefaultRoot).TrimEnd('/') + "/config/mode.json";
        var check = new FileCheck<TestbedMode>(opener, path, Parse);
        FileLook<TestbedMode>? look = null;

        // On a thread of its own: a mount that doesn't answer must end the start with a sentence, not hold it up.
        var thread = new Thread(() => look = check.Look(null, null)) { IsBackground = true, Name = "mode.json" };
        thread.Start();
        if (!thread.Join(OwnThreadCall<TestbedMode>.Patience) || look is null)
        {
            return Refused(path, "the disk or mount has not answered for 2 seconds");
        }

        return look switch
        {
            { Absent: true } => new TestbedMode.Unsaid(),
            { Value: { } mode } => mode,
            _ => Refused(path, look.WhyRefused!.Detail.TrimEnd('.')),
        };
    }

    private static Parsed<TestbedMode> Parse(ReadOnlySpan<byte> json, string file)
    {
        Utf8JsonReader reader = StrictJson.Reader(json);
        reader.Read();
        string? tag = TaggedValue.Read(ref reader, out Utf8JsonReader content);
        TestbedMode mode = tag?.ToUpperInvariant() switch
        {
            "MAIN" or "MASTER" => new TestbedMode.Main(),
            "CLIENT" => Client(ref content, file),
            _ => Refused(file, "expected \"Main\", \"Master\" or one \"Client\" object"),
        };
        return new Parsed<TestbedMode>(mode, []);
    }

    private static TestbedMode Client(ref Utf8JsonReader content, string file)
    {
        string? main = null, master = null, nic = null;
        var fields = new JsonFields("$.Client", new Findings(file));
        if (content.TokenType == JsonTokenType.StartObject)
        {
            while (JsonFields.Next(ref content))
            {
                if (content.ValueTextEquals("main_ip"u8))
                {
                    main = fields.Text(ref content, "main_ip");
                }
                else if (content.ValueTextEquals("master_ip"u8))
                {
                    master = fields.Text(ref content, "master_ip");
                }
                else if (content.ValueTextEquals("testbed_interface"u8))
                {
                    nic = fields.Text(ref content, "testbed_interface");
                }
                else
                {
                    JsonFields.Ignore(ref content);
                }
            }
        }

        return (main ?? master) is { Length: > 0 } address
            ? new TestbedMode.Client(address, string.IsNullOrEmpty(nic) ? null : nic)
            : Refused(file, "a client must know its main host: expected main_ip");
    }

    private static TestbedMode.Refused Refused(string path, string why) =>
        new($"{TestbedName.PathForProblems(path)} doesn't say whether this host is main or client ({why}). Portal:Mode decides: set it to Main or Client, or repair the file.");
}
