using System.Collections.Frozen;
using System.Text.Json;

namespace Portal.Testbed.Json;

/// <summary>What <c>deployments/&lt;name&gt;.json</c> says: <c>{"name": str, "project_location": path, "state": tagged, "last_action_uuid": str?}</c>.</summary>
internal sealed record DeploymentFile
{
    private const string AnotherCommand = "another command";

    private static readonly FrozenSet<string> Commands = FrozenSet.Create(
        StringComparer.Ordinal, "up", "down", "generate_artefacts", "clear_artefacts", "list_cloud_images", "snapshot", "testbed_snapshot", "analysis_tool", "exec");

    /// <summary>Null or empty: the file's stem is the name.</summary>
    public string? Name { get; init; }

    public DeploymentState State { get; init; }

    /// <summary>Of a failed deployment: a known tag or <c>another command</c>.</summary>
    public string? Command { get; init; }

    /// <summary>Absolute path of the project's folder on the main host; null where it isn't usable.</summary>
    public string? ProjectLocation { get; init; }

    public static Parsed<DeploymentFile> Parse(ReadOnlySpan<byte> json, string file)
    {
        Utf8JsonReader reader = StrictJson.Reader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Parsed<DeploymentFile>.Refused($"Expected an object, found {JsonFields.NameOf(reader.TokenType)}.");
        }

        var findings = new Findings(file);
        var fields = new JsonFields("$", findings);
        Field name = new("name"), location = new("project_location");
        (DeploymentState State, string? Command, bool Given) state = default;
        while (JsonFields.Next(ref reader))
        {
            if (reader.ValueTextEquals("name"u8))
            {
                name.Read(ref reader, fields);
            }
            else if (reader.ValueTextEquals("project_location"u8))
            {
                location.Read(ref reader, fields);
            }
            else if (reader.ValueTextEquals("state"u8))
            {
                state = ReadState(ref reader, fields);
            }
            else
            {
                JsonFields.Ignore(ref reader);
            }
        }

        name.ReportMissing(findings);
        location.ReportMissing(findings);
        if (!state.Given)
        {
            findings.Add(ProblemCode.MissingField, "$.state", "The deployment has no state.");
        }

        return new Parsed<DeploymentFile>(
            new DeploymentFile { Name = name.Text, State = state.State, Command = state.Command, ProjectLocation = Usable(location.Text, findings) },
            findings.ToProblems());
    }

    private static (DeploymentState State, string? Command, bool Given) ReadState(ref Utf8JsonReader reader, JsonFields fields)
    {
        fields.Findings.Forget(fields.Path, "state");
        reader.Read();
        JsonTokenType type = reader.TokenType;
        if (type == JsonTokenType.Null)
        {
            return default;
        }

        string? tag = TaggedValue.Read(ref reader, out Utf8JsonReader content);
        switch (tag)
        {
            case "up":
                return (DeploymentState.Up, null, true);
            case "down":
                return (DeploymentState.Down, null, true);
            case "running":
                return (DeploymentState.Running, null, true);
            case "failed":
                return (DeploymentState.Failed, FailedCommand(ref content, fields), true);
            case "":
                return default;
            case null:
                fields.WrongType("state", "text or an object with one member", JsonFields.NameOf(type));
                break;
            default:
                fields.Findings.Add(ProblemCode.UnknownState, "$.state", "Expected up, down, running or failed.");
                break;
        }

        return (DeploymentState.Unknown, null, true);
    }

    /// <summary>Only the tag: what is inside differs between versions.</summary>
    private static string? FailedCommand(ref Utf8JsonReader content, JsonFields fields)
    {
        JsonTokenType type = content.TokenType;
        if (type == JsonTokenType.Null)
        {
            return null;
        }

        string? tag = TaggedValue.Read(ref content, out _);
        if (tag is null)
        {
            fields.Inside("state").WrongType("failed", "text or an object with one member", JsonFields.NameOf(type));
            return null;
        }

        return Commands.Contains(tag) ? tag : AnotherCommand;
    }

    private static string? Usable(string? location, Findings findings)
    {
        if (string.IsNullOrEmpty(location))
        {
            return null;
        }

        if (location[0] == '/' && !location.Contains('\0', StringComparison.Ordinal))
        {
            return location;
        }

        findings.Add(ProblemCode.BadPath, "$.project_location", "Expected an absolute path.");
        return null;
    }

    /// <summary>A text that must be there: null, absent and empty are one problem, a wrong type another.</summary>
    private struct Field(string member)
    {
        private bool _wrongType;

        public string? Text { get; private set; }

        public void Read(ref Utf8JsonReader reader, JsonFields fields)
        {
            Text = fields.Text(ref reader, member);
            _wrongType = reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null);
        }

        public readonly void ReportMissing(Findings findings)
        {
            if (string.IsNullOrEmpty(Text) && !_wrongType)
            {
                findings.Add(ProblemCode.MissingField, "$." + member, $"The deployment has no {member}.");
            }
        }
    }
}
