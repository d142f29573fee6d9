using System.Collections.Immutable;
using System.Text.Json;
using Portal.Collectors;
using Portal.Testbed.Ovn;

namespace Portal.Testbed.Json;

/// <summary>What state.json says, before it is joined with its deployment's name, flag and cluster. Keys, passwords and environments are not read.</summary>
internal sealed record StateFile
{
    public string? ProjectName { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The creation date where it is text but no date.</summary>
    public string? CreatedText { get; init; }

    /// <summary>Tag of <c>network</c>, fit to be shown.</summary>
    public string? Network { get; init; }

    /// <summary>Null for a network of another kind.</summary>
    public OvnNetwork? Ovn { get; init; }

    public bool? Provisioned { get; init; }

    public ImmutableArray<KeyedHost> Hosts { get; init; } = [];

    /// <summary>In the file's order.</summary>
    public ImmutableArray<StateGuest> Guests { get; init; } = [];

    /// <summary>The file itself, blanked.</summary>
    public StateText? Text { get; init; }

    public static Parse<StateFile> Parser(IReadOnlyCollection<GuestKind> kinds) => (json, file) => new StateFileReading(kinds, file).Read(json);
}

/// <summary>One walk over a state.json.</summary>
internal sealed class StateFileReading(IReadOnlyCollection<GuestKind> kinds, string file)
{
    private readonly Findings _top = new(file);
    private StateFile _state = new();
    private Findings _ofHosts = new(file);
    private Findings _ofGuests = new(file);
    private string? _wrongHosts;
    private string? _wrongGuests;

    public Parsed<StateFile> Read(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = StrictJson.Reader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Parsed<StateFile>.Refused($"Expected an object, found {JsonFields.NameOf(reader.TokenType)}.");
        }

        var fields = new JsonFields("$", _top);
        while (JsonFields.Next(ref reader))
        {
            ReadMember(ref reader, fields);
        }

        if ((_wrongHosts ?? _wrongGuests) is { } wrongShape)
        {
            return Parsed<StateFile>.Refused(wrongShape);
        }

        if (_state.ProjectName is { } project && !TestbedName.IsValid(project))
        {
            _top.Add(ProblemCode.BadName, "$.project_name", $"Expected letters, digits and _ . - only, at most 63; the surrogate is {TestbedName.Shown(project)}.");
        }

        _top.AddAll(_ofHosts);
        _top.AddAll(_ofGuests);
        return new Parsed<StateFile>(_state with { Text = StateText.Of(json) }, _top.ToProblems());
    }

    private void ReadMember(ref Utf8JsonReader reader, JsonFields fields)
    {
        if (reader.ValueTextEquals("project_name"u8))
        {
            _state = _state with { ProjectName = fields.Text(ref reader, "project_name") };
        }
        else if (reader.ValueTextEquals("creation_date"u8))
        {
            string? text = fields.Text(ref reader, "creation_date");
            DateTimeOffset? moment = text is null ? null : RecordedDate.Read(ref reader);
            _state = _state with { CreatedAt = moment, CreatedText = text is null || moment is not null ? null : JsonFields.Clean(text) };
        }
        else if (reader.ValueTextEquals("network"u8))
        {
            // A missing or odd network costs the picture of it, never a word among the problems.
            reader.Read();
            string? tag = TaggedValue.Read(ref reader, out Utf8JsonReader content);
            _state = _state with { Network = tag is null ? null : TestbedName.Shown(tag), Ovn = tag == "ovn" ? OvnPart.Read(ref content) : null };
        }
        else if (reader.ValueTextEquals("state_provisioning"u8))
        {
            _state = _state with { Provisioned = ReadProvisioned(ref reader, fields) };
        }
        else if (reader.ValueTextEquals("testbed_hosts"u8))
        {
            ReadHosts(ref reader);
        }
        else if (reader.ValueTextEquals("testbed_guests"u8))
        {
            ReadGuests(ref reader);
        }
        else
        {
            JsonFields.Ignore(ref reader);
        }
    }

    private static bool? ReadProvisioned(ref Utf8JsonReader reader, JsonFields fields)
    {
        bool? provisioned = null;
        if (fields.Object(ref reader, "state_provisioning"))
        {
            while (JsonFields.Next(ref reader))
            {
                if (reader.ValueTextEquals("guests_provisioned"u8))
                {
                    provisioned = fields.Inside("state_provisioning").Flag(ref reader, "guests_provisioned");
                }
                else
                {
                    JsonFields.Ignore(ref reader);
                }
            }
        }

        return provisioned;
    }

    private void ReadHosts(ref Utf8JsonReader reader)
    {
        _ofHosts = new Findings(file);
        reader.Read();
        _wrongHosts = MapShape.Wrong(reader.TokenType, "testbed_hosts");
        ImmutableArray<KeyedHost> hosts = [];
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            hosts = HostMap.Read(ref reader, "$.testbed_hosts", file, _ofHosts);
        }
        else
        {
            reader.Skip();
        }

        _state = _state with { Hosts = hosts };
    }

    private void ReadGuests(ref Utf8JsonReader reader)
    {
        _ofGuests = new Findings(file);
        reader.Read();
        _wrongGuests = MapShape.Wrong(reader.TokenType, "testbed_guests");
        ImmutableArray<StateGuest> guests = [];
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            guests = GuestMap.Read(ref reader, file, kinds, _ofGuests);
        }
        else
        {
            reader.Skip();
        }

        _state = _state with { Guests = guests };
    }
}
