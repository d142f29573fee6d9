using System.Collections.Immutable;
using Portal.Testbed.Json;

namespace Portal.Testbed.Files;

/// <summary>A file that is looked at again and again: its last good version, and why the newest one isn't used.</summary>
/// <remarks>One round at a time.</remarks>
internal sealed class TrackedFile<T>
    where T : class
{
    /// <summary>A refusal this soon after a change is taken for a write in progress: the testbed truncates, then writes.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan RetryDuringGrace = TimeSpan.FromMilliseconds(200);

    /// <summary>A file this young at the end of a read may yet change without a new time: the kernel's file clock ticks every 4 to 10 ms.</summary>
    private static readonly TimeSpan ClockTick = TimeSpan.FromMilliseconds(20);

    private readonly TimeProvider _clock;
    private readonly FileCheck<T> _check;
    private readonly OwnThreadCall<FileLook<T>> _call;
    private FileSignature? _seen;
    private bool _readAgain = true;
    private bool _hanging;
    private long _changedAt;
    private byte[]? _hash;

    public TrackedFile(string path, IFileOpener opener, Parse<T> parse, TimeProvider clock, Action finishedLate, KeepRefused? keepRefused = null)
    {
        Path = path;
        _clock = clock;
        _check = new FileCheck<T>(opener, path, parse, keepRefused);
        _call = new OwnThreadCall<FileLook<T>>(clock, finishedLate);
    }

    public string Path { get; }

    /// <summary>The path as problems and logs show it.</summary>
    public string ShownPath => TestbedName.PathForProblems(Path);

    /// <summary>The last good version; null if there was none, or since the file is gone.</summary>
    public T? Good { get; private set; }

    /// <summary>Of parts of the last good version.</summary>
    public ImmutableArray<FileProblem> PartProblems { get; private set; } = [];

    /// <summary>When the version in use was written; of a file that was never good, when it was changed last.</summary>
    public DateTimeOffset? ModifiedAt { get; private set; }

    /// <summary>Why the file is refused now; null while it is good, gone or being written.</summary>
    public FileProblem? Refusal { get; private set; }

    public DateTimeOffset? RefusedSince { get; private set; }

    /// <summary>The refused version itself, as far as it was read and is kept; null while none is refused.</summary>
    public StateText? RefusedText { get; private set; }

    /// <summary>Something was decided: it is good, gone or refused.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>It is there and refused as a folder.</summary>
    public bool IsFolder { get; private set; }

    /// <summary>Rises whenever anything above changed.</summary>
    public long Revision { get; private set; }

    /// <summary>All that is to be told: the refusal, then the parts.</summary>
    public ImmutableArray<FileProblem> Problems => Refusal is null ? PartProblems : PartProblems.Insert(0, Refusal);

    /// <returns>When to look again before the next poll; null if there is no need.</returns>
    public async ValueTask<TimeSpan?> LookAsync(CancellationToken cancellationToken)
    {
        FileSignature? unchanged = _readAgain ? null : _seen;
        byte[]? known = Good is null ? null : _hash;
        (FileLook<T>? look, TimeSpan remaining) = await _call.TryAsync(() => _check.Look(unchanged, known), cancellationToken);
        if (look is not null)
        {
            return Apply(look);
        }

        if (remaining > TimeSpan.Zero)
        {
            return remaining;
        }

        _hanging = true;
        Refuse(new Refusal(ProblemCode.Unreadable, "The disk or mount has not answered for 2 seconds."));
        return null;
    }

    private TimeSpan? Apply(FileLook<T> look)
    {
        if (_hanging)
        {
            // What was asked for was asked long ago; only a whole new look ends the refusal.
            (_hanging, _readAgain) = (false, true);
            return TimeSpan.Zero;
        }

        IsFolder = look.IsFolder;
        if (look.Absent)
        {
            ApplyAbsent(look.FolderExists);
            return null;
        }

        if (look.Signature is not { } signature)
        {
            _seen = null;
            Refuse(look.WhyRefused!);
            return null;
        }

        if (_seen != signature)
        {
            _seen = signature;
            _changedAt = _clock.GetTimestamp();
        }

        TimeSpan age = _clock.GetUtcNow() - signature.ModifiedAt;
        bool tooBig = look.WhyRefused?.Code == ProblemCode.TooBig;
        bool settling = look.ChangedWhileRead || (age >= TimeSpan.Zero && age < ClockTick);
        bool beingWritten = look.WhyRefused is not null && age < Grace && _clock.GetElapsedTime(_changedAt) < Grace;
        if (!tooBig && (settling || beingWritten))
        {
            _readAgain = true;
            return RetryDuringGrace;
        }

        _readAgain = age < Grace;
        Settle(look, signature);
        return null;
    }

    private void Settle(FileLook<T> look, FileSignature signature)
    {
        switch (look)
        {
            case { WhyRefused: { } refusal }:
                ModifiedAt = Good is null ? signature.ModifiedAt : ModifiedAt;
                Refuse(refusal, look.RefusedText);
                break;
            case { Value: { } value }:
                (Good, PartProblems, _hash) = (value, look.PartProblems, look.Hash);
                Accept(signature.ModifiedAt);
                Revision++;
                break;
            case { SameContent: true }:
                Accept(signature.ModifiedAt);
                break;
        }
    }

    private void ApplyAbsent(bool folderExists)
    {
        _seen = null;
        if (!folderExists && Good is not null)
        {
            Refuse(new Refusal(ProblemCode.Unreadable, "Its folder is gone (an unmounted file system?)."));
            return;
        }

        Revision += Good is not null || Refusal is not null || !IsKnown ? 1 : 0;
        (Good, PartProblems, ModifiedAt, Refusal, RefusedSince, RefusedText, IsKnown) = (null, [], null, null, null, null, true);
    }

    private void Accept(DateTimeOffset modifiedAt)
    {
        Revision += Refusal is not null || ModifiedAt != modifiedAt ? 1 : 0;
        (ModifiedAt, Refusal, RefusedSince, RefusedText, IsKnown) = (modifiedAt, null, null, null, true);
    }

    private void Refuse(Refusal why, StateText? text = null)
    {
        var problem = new FileProblem(why.Code, ShownPath, null, why.Detail);
        Revision += problem != Refusal || text is not null ? 1 : 0;
        RefusedSince = problem.Code == Refusal?.Code ? RefusedSince : _clock.GetUtcNow();
        (Refusal, RefusedText, IsKnown) = (problem, text, true);
    }
}
