using Portal.Collectors.Libvirt.Interop;

namespace Portal.Collectors.Libvirt;

/// <summary>Takes in records of STATE and INTERFACE.</summary>
internal sealed class FastDomainReader : IDomainRecordReader
{
    private readonly List<FastDomain> _finished = [];
    private readonly OrdinalList<DomainInterface> _interfaces = new();
    private DomainIdentity? _domain;
    private GuestState _state;

    /// <summary>All records so far.</summary>
    public List<FastDomain> Finish()
    {
        if (_domain is not null)
        {
            _finished.Add(new FastDomain(_domain, _state, _interfaces.Finish(static part => part.ToCounters())));
            _domain = null;
        }

        return _finished;
    }

    public void Begin(DomainIdentity domain)
    {
        Finish();
        _domain = domain;
        _state = GuestState.Unknown;
        _interfaces.Clear();
    }

    public void Add(TypedParameter parameter)
    {
        if (parameter.Name.SequenceEqual("state.state"u8))
        {
            _state = parameter.TryGetInteger(out long state) ? DomainStates.ToGuestState(state) : GuestState.Unknown;
        }
        else if (IndexedName.TrySplit(parameter.Name, "net."u8, out int ordinal, out ReadOnlySpan<byte> field))
        {
            _interfaces[ordinal].Add(field, parameter);
        }
    }
}
