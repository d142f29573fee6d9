namespace Portal.Collectors.Docker;

/// <summary>One spell of talking with an engine, from ping to the first failure: event stream first, then the list, so that nothing falls between; then events, and a look now and then.</summary>
internal sealed class DockerSession(
    DockerEngine engine,
    TimeProvider clock,
    DockerSuspects suspects,
    Func<DockerInventory> inventory,
    Action<DockerInventory> publish,
    Action<TimeSpan, int> listed)
{
    // An engine that hangs says nothing on its event stream either: only a question shows it.
    private static readonly TimeSpan PingPeriod = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ListPeriod = TimeSpan.FromSeconds(60);

    private const int InspectionsAtOnce = 4;

    private long _listedAt;

    /// <summary>A whole list was read.</summary>
    public bool Succeeded { get; private set; }

    /// <summary>Ends by failing only.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await engine.PingAsync(cancellationToken);
        using DockerEventStream events = await engine.OpenEventsAsync(cancellationToken);

        // Events may have been missed before: a container that restarted meanwhile looks unchanged in a list.
        await ListAsync(everything: true, cancellationToken);
        await FollowAsync(events, cancellationToken);
    }

    private async Task FollowAsync(DockerEventStream events, CancellationToken cancellationToken)
    {
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<DockerEvent?> next = events.ReadAsync(ending.Token);
        Task suspected = suspects.WaitAsync(ending.Token);
        Task look = Task.Delay(PingPeriod, clock, ending.Token);
        try
        {
            while (true)
            {
                await Task.WhenAny(next, suspected, look);
                cancellationToken.ThrowIfCancellationRequested();
                if (next.IsCompleted)
                {
                    DockerEvent happened = await next ?? throw new DockerFailureException(CollectorFailure.Unreachable, "The container engine ended its event stream.");
                    await ApplyAsync(happened, cancellationToken);
                    next = events.ReadAsync(ending.Token);
                }

                if (suspected.IsCompleted)
                {
                    while (suspects.TryTake(out DockerId id))
                    {
                        await InspectAsync(id, cancellationToken);
                    }

                    suspected = suspects.WaitAsync(ending.Token);
                }

                if (look.IsCompleted)
                {
                    await LookAsync(cancellationToken);
                    look = Task.Delay(PingPeriod, clock, ending.Token);
                }
            }
        }
        finally
        {
            // None of the three may be left running, nor its fault unobserved.
            await ending.CancelAsync();
            await Task.WhenAll(next, suspected, look).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        if (clock.GetElapsedTime(_listedAt) >= ListPeriod)
        {
            await ListAsync(everything: false, cancellationToken);
        }
        else
        {
            await engine.PingAsync(cancellationToken);
            publish(inventory().Aged(clock));
        }
    }

    private async Task ListAsync(bool everything, CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        (IReadOnlyList<DockerListing> listing, int refused) = await engine.ListAsync(cancellationToken);
        publish(inventory().Restrict(listing.Select(entry => entry.Id), start).Aged(clock));
        DockerListing[] changed = [.. listing.Where(entry => everything || IsChanged(entry, inventory()[entry.Id]))];
        foreach (DockerListing[] group in changed.Chunk(InspectionsAtOnce))
        {
            DockerContainer?[] found = await Task.WhenAll(group.Select(entry => engine.InspectAsync(entry.Id, inventory()[entry.Id], cancellationToken)));
            for (int i = 0; i < group.Length; i++)
            {
                Put(group[i].Id, found[i]);
            }
        }

        Succeeded = true;
        _listedAt = start;
        listed(clock.GetElapsedTime(start), refused);
    }

    private async Task ApplyAsync(DockerEvent happened, CancellationToken cancellationToken)
    {
        DockerInventory now = inventory();
        if (happened.Action == "destroy")
        {
            publish(now.Without(happened.Id, clock.GetTimestamp()));
            return;
        }

        if (DockerChange.Apply(now[happened.Id], happened) is { } changed)
        {
            publish(now.With(changed));
        }

        if (DockerChange.NeedsInspection(happened))
        {
            await InspectAsync(happened.Id, cancellationToken);
        }
    }

    private async Task InspectAsync(DockerId id, CancellationToken cancellationToken) =>
        Put(id, await engine.InspectAsync(id, inventory()[id], cancellationToken));

    private void Put(DockerId id, DockerContainer? found)
    {
        // Gone before it could be asked about: what its events said stays until the one that says it was removed.
        if (found is not null)
        {
            publish(inventory().With(found));
        }
    }

    private static bool IsChanged(DockerListing entry, DockerContainer? known) =>
        known is not { Inspected: true } || known.Status != entry.Status || !string.Equals(known.Name, entry.Name, StringComparison.Ordinal);
}
