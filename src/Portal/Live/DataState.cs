namespace Portal.Live;

/// <summary>How good a host's data is, and so the data of all its guests. Never a verdict on what runs there.</summary>
public enum DataState
{
    /// <summary>Portal has just started, or the host has just become a member, and it has not answered yet.</summary>
    Waiting,

    /// <summary>It is listed and there is no way to ask it; the reason says why.</summary>
    NotAsked,

    /// <summary>The newest answer is at most two periods old, never less than three seconds.</summary>
    Live,

    /// <summary>Older than that, up to half a minute: the last values are shown in grey.</summary>
    Stale,

    /// <summary>Older, or no answer at all: no values.</summary>
    Offline,
}
