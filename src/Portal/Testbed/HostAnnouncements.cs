namespace Portal.Testbed;

/// <summary>From the name under which a host announces itself to its key, which is its name everywhere else.</summary>
public static class HostAnnouncements
{
    /// <summary>Shown name of the cluster entry whose <see cref="TestbedHost.ChassisName"/> is <paramref name="announced"/>; without one the announced name itself, checked.</summary>
    public static string KeyOf(TestbedContents contents, string announced)
    {
        foreach (TestbedHost host in contents.Hosts)
        {
            if (host.InCluster && host.ChassisName == announced)
            {
                return host.Name;
            }
        }

        return TestbedName.Shown(announced);
    }
}
