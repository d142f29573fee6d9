using System.Text.Json;
using Portal.Testbed.Ovn;

namespace Portal.Testbed.Json;

/// <summary><c>network.ovn</c> of a state.json: <c>{"switches": {…}, "switch_ports": {…}, "routers": {…}, "router_ports": {…}, "acl": {…}}</c>.</summary>
internal static class OvnPart
{
    /// <summary>Starts on the value of the tag, ends on its last token.</summary>
    public static OvnNetwork Read(ref Utf8JsonReader reader)
    {
        var values = new OvnValues();
        var network = new OvnNetwork();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return network with { OddValues = 1 };
        }

        while (JsonFields.Next(ref reader))
        {
            if (reader.ValueTextEquals("switches"u8))
            {
                network = network with { Switches = values.Map<OvnSwitch>(ref reader, Switch) };
            }
            else if (reader.ValueTextEquals("switch_ports"u8))
            {
                network = network with { SwitchPorts = values.Map<OvnSwitchPort>(ref reader, OvnPorts.OfSwitch) };
            }
            else if (reader.ValueTextEquals("routers"u8))
            {
                network = network with { Routers = values.Map<OvnRouter>(ref reader, OvnRouters.Router) };
            }
            else if (reader.ValueTextEquals("router_ports"u8))
            {
                network = network with { RouterPorts = values.Map<OvnRouterPort>(ref reader, OvnPorts.OfRouter) };
            }
            else if (reader.ValueTextEquals("acl"u8))
            {
                network = network with { Acls = values.Map<OvnAcl>(ref reader, Acl) };
            }
            else
            {
                JsonFields.Ignore(ref reader);
            }
        }

        return network with { OddValues = values.Odd };
    }

    private static OvnSwitch Switch(ref Utf8JsonReader reader, string name, OvnValues values)
    {
        var read = new OvnSwitch(name);
        while (JsonFields.Next(ref reader))
        {
            if (reader.ValueTextEquals("subnet"u8))
            {
                read = read with { Subnet = values.Address(ref reader) };
            }
            else if (reader.ValueTextEquals("dhcp"u8))
            {
                read = read with { ExcludedAddresses = Excluded(ref reader, values) };
            }
            else
            {
                JsonFields.Ignore(ref reader);
            }
        }

        return read;
    }

    private static string? Excluded(ref Utf8JsonReader reader, OvnValues values)
    {
        string? excluded = null;
        if (values.Object(ref reader))
        {
            while (JsonFields.Next(ref reader))
            {
                if (reader.ValueTextEquals("exclude_ips"u8))
                {
                    excluded = values.Text(ref reader);
                }
                else
                {
                    JsonFields.Ignore(ref reader);
                }
            }
        }

        return excluded;
    }

    private static OvnAcl Acl(ref Utf8JsonReader reader, string name, OvnValues values)
    {
        var read = new OvnAcl(name);
        while (JsonFields.Next(ref reader))
        {
            if (reader.ValueTextEquals("entity_name"u8))
            {
                read = read with { Entity = values.Text(ref reader) };
            }
            else if (reader.ValueTextEquals("direction"u8))
            {
                read = read with { Direction = values.Text(ref reader) };
            }
            else if (reader.ValueTextEquals("priority"u8))
            {
                read = read with { Priority = values.Whole(ref reader) };
            }
            else if (reader.ValueTextEquals("match"u8))
            {
                read = read with { Match = values.Text(ref reader) };
            }
            else if (reader.ValueTextEquals("action"u8))
            {
                read = read with { Action = values.Text(ref reader) };
            }
            else
            {
                JsonFields.Ignore(ref reader);
            }
        }

        return read;
    }
}
