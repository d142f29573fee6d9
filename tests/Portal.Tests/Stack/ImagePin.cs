namespace Portal.Tests.Stack;

/// <summary>Whether an image's name says which one: by a tag other than <c>latest</c>, with or without a digest.</summary>
internal static class ImagePin
{
    public static bool IsPinned(string image)
    {
        string name = image.Split('@')[0];
        int tag = name.LastIndexOf(':');
        return tag > name.LastIndexOf('/') && name[(tag + 1)..] is not ("" or "latest");
    }
}
