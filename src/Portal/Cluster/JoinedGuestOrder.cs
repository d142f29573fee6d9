namespace Portal.Cluster;

/// <summary>By project (unassigned last), name, kind, host: ordinal, the same every time.</summary>
internal sealed class JoinedGuestOrder : IComparer<JoinedGuest>
{
    public static readonly JoinedGuestOrder Instance = new();

    public int Compare(JoinedGuest? x, JoinedGuest? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        int order = (x.Project is null).CompareTo(y.Project is null);
        order = order != 0 ? order : string.CompareOrdinal(x.Project, y.Project);
        order = order != 0 ? order : string.CompareOrdinal(x.Name, y.Name);
        order = order != 0 ? order : string.CompareOrdinal(x.Kind, y.Kind);
        return order != 0 ? order : string.CompareOrdinal(x.Host, y.Host);
    }
}
