using System.Text.Json;
using Portal.Testbed.Ovn;

namespace Portal.Testbed.Json;

/// <summary>Entries of <c>switch_ports</c> and <c>router_ports</c>. Each method starts on the object, ends on its end.</summary>
internal static class OvnPorts
{
    /// <summary><c>{"name": str, "parent_switch": str, "port_type": tagged, …}</c>.</summary>
    public static OvnSwitchPort OfSwitch(ref Utf8JsonReader reader, string name, OvnValues values)
    {
        var port = new OvnSwitchPort(name);
        while (JsonFields.Next(ref reader))
        {
            if (reader.ValueTextEquals("parent_switch"u8))
            {
                port = port with { Switch = values.Text(ref reader) };
            }
            else if (reader.ValueTextEquals("port_type"u8))
            {
                reader.Read();
                string? tag = TaggedValue.Read(ref reader, out Utf8JsonReader content);
                port = Typed(new OvnSwitchPort(name) { Switch = port.Switch, Kind = KindOf(tag) }, ref content, values);
            }
            else
            {
                JsonFields.Ignore(ref reader);
            }
        }

        return port;
    }

    /// <summary><c>{"name": str, "parent_router": str, "mac_address": {…}, "ip": address, "chassis_name": str?}</c>.</summary>
    public static OvnRouterPort OfRouter(ref Utf8JsonReader reader, string name, OvnValues values)
    {
        var port = new OvnRouterPort(name);
        while (JsonFields.Next(ref reader))
        {
            if (reader.ValueTextEquals("parent_router"u8))
            {
                port = port with { Router = values.Text(ref reader) };
            }
            else if (reader.ValueTextEquals("mac_address"u8))
            {
                port = port with { Mac = values.Mac(ref reader) };
            }
            else if (reader.ValueTextEquals("ip"u8))
            {
                port = port with { Address = values.Address(ref reader) };
            }
            else if (reader.ValueTextEquals("chassis_name"u8))
            {
                port = port with { Chassis = values.Text(ref reader) };
            }
            else
            {
                JsonFields.Ignore(ref reader);
            }
        }

        return port;
    }

    private static OvnPortKind KindOf(string? tag) => tag switch
    {
        "Internal" => OvnPortKind.Internal,
        "Router" => OvnPortKind.Router,
        "LocalNet" => OvnPortKind.LocalNet,
        _ => OvnPortKind.Unknown,
    };

    /// <summary>Members of all three types have names of their own, so they are read alike.</summary>
    private static OvnSwitchPort Typed(OvnSwitchPort port, ref Utf8JsonReader reader, OvnValues values)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return port;
        }

        while (JsonFields.Next(ref reader))
        {
            if (reader.ValueTextEquals("ip"u8))
            {
                port = port with { Address = values.Address(ref reader) };
            }
            else if (reader.ValueTextEquals("mac_address"u8))
            {
                port = port with { Mac = values.Mac(ref reader) };
            }
            else if (reader.ValueTextEquals("chassis_name"u8))
            {
                port = port with { Chassis = values.Text(ref reader) };
            }
            else if (reader.ValueTextEquals("router_port_name"u8))
            {
                port = port with { RouterPort = values.Text(ref reader) };
            }
            else if (reader.ValueTextEquals("provider_network_name"u8))
            {
                port = port with { ProviderNetwork = values.Text(ref reader) };
            }
            else
            {
                JsonFields.Ignore(ref reader);
            }
        }

        return port;
    }
}
