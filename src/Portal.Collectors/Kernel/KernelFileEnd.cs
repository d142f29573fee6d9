namespace Portal.Collectors.Kernel;

/// <summary>What tells that a kernel file was read to its end. seq_file ends a read at a record's end, so in general a short read says nothing.</summary>
public enum KernelFileEnd
{
    /// <summary>A read that gives nothing.</summary>
    EmptyRead,

    /// <summary>The first read: the kernel hands the file out in one piece, however long (seq_file's single_open, most cgroup files).</summary>
    FirstRead,

    /// <summary>A read well below a page: the file is a list of records that are all far shorter than what the page still had room for (cgroup.procs, net/dev).</summary>
    ShortRead,
}
