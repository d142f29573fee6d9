namespace Portal.Exposition.Labels;

/// <summary>What a cached block was encoded from. Null parts have no label.</summary>
internal readonly record struct LabelKey(LabelLayout Layout, string? Project = null, string? Guest = null, string? Kind = null, string? Host = null)
{
    public LabelBlock Encode() => Layout switch
    {
        LabelLayout.TestbedOs => new LabelBlockBuilder(LabelBlock.Empty)
            .Add("host_name", Host).Add("project", Project).Add("guest_name", Guest).ToBlock(),
        _ => new LabelBlockBuilder(LabelBlock.Empty)
            .Add("project", Project).Add("guest", Guest).Add("kind", Kind).Add("host", Host).ToBlock(),
    };
}

/// <summary>Which names the labels bear.</summary>
internal enum LabelLayout
{
    /// <summary><c>project, guest, kind, host</c>.</summary>
    Canonical,

    /// <summary><c>host_name</c>, or <c>project, guest_name</c>: what panels made for TestbedOS select by.</summary>
    TestbedOs,
}
