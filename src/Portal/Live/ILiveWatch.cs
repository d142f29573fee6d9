namespace Portal.Live;

/// <summary>A page that watches. Disposing it ends its interest at once, and the calls to it once the one at work has returned.</summary>
public interface ILiveWatch : IAsyncDisposable
{
    /// <summary>The page looks elsewhere from now on.</summary>
    void LookAt(HostInterest hosts);
}
