using System.Text.Json;
using Portal.Testbed.Ovn;

namespace Portal.Testbed.Json;

/// <summary>Entries of <c>routers</c>: <c>{"name": str, "routing": […], "external_gateway": […], "nat": […]}</c>. Each method starts on an object, ends on its end.</summary>
internal static class OvnRouters
{
    public static OvnRouter Router(ref Utf8JsonReader reader, string name, OvnValues values)
    {
        var router = new OvnRouter(name);
        while (JsonFields.Next(ref reader))
        {
            if (reader.ValueTextEquals("routing"u8))
            {
                router = router with { Routes = values.Pairs<OvnRoute>(ref reader, Route) };
            }
            else if (reader.ValueTextEquals("external_gateway"u8))
            {
                router = router with { Gateways = values.Pairs<OvnGateway>(ref reader, Gateway) };
            }
            else if (reader.ValueTextEquals("nat"u8))
            {
                router = router with { Nat = values.Pairs<OvnNat>(ref reader, Nat) };
            }
            else
            {
                JsonFields.Ignore(ref reader);
            }
        }

        return router;
    }

    private static OvnRoute Route(ref Utf8JsonReader reader, string name, OvnValues values)
    {
        var route = new OvnRoute(null, null);
        while (JsonFields.Next(ref reader))
        {
            if (reader.ValueTextEquals("prefix"u8))
            {
                route = route with { Prefix = values.Address(ref reader) };
            }
            else if (reader.ValueTextEquals("next_hop"u8))
            {
                route = route with { NextHop = values.Address(ref reader) };
            }
            else
            {
                JsonFields.Ignore(ref reader);
            }
        }

        return route;
    }

    private static OvnGateway Gateway(ref Utf8JsonReader reader, string name, OvnValues values)
    {
        var gateway = new OvnGateway(null, null);
        while (JsonFields.Next(ref reader))
        {
            if (reader.ValueTextEquals("router_port_name"u8))
            {
                gateway = gateway with { RouterPort = values.Text(ref reader) };
            }
            else if (reader.ValueTextEquals("chassis_name"u8))
            {
                gateway = gateway with { Chassis = values.Text(ref reader) };
            }
            else
            {
                JsonFields.Ignore(ref reader);
            }
        }

        return gateway;
    }

    private static OvnNat Nat(ref Utf8JsonReader reader, string name, OvnValues values)
    {
        var nat = new OvnNat(null, null, null);
        while (JsonFields.Next(ref reader))
        {
            if (reader.ValueTextEquals("nat_type"u8))
            {
                // A tagged value without content is its bare text.
                nat = nat with { Kind = values.Text(ref reader) };
            }
            else if (reader.ValueTextEquals("external_ip"u8))
            {
                nat = nat with { ExternalAddress = values.Address(ref reader) };
            }
            else if (reader.ValueTextEquals("logical_ip"u8))
            {
                nat = nat with { LogicalAddress = values.Address(ref reader) };
            }
            else
            {
                JsonFields.Ignore(ref reader);
            }
        }

        return nat;
    }
}
