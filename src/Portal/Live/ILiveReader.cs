namespace Portal.Live;

/// <summary>Reads every frame, once and in order, before the pages are told of it. It must be quick and must not fail.</summary>
public interface ILiveReader
{
    void Read(LiveFrame frame);
}
