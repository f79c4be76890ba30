using System.Buffers.Binary;

namespace RE.Bench.Sandboxes.Bubblewrap;

/// <summary>
/// The system calls that no command in a bubblewrap sandbox may make, as a classic BPF program for x86-64 (struct sock_filter: u16 code,
/// u8 jump if true, u8 jump if false, u32 value). Numbers: the kernel's arch/x86/entry/syscalls/syscall_64.tbl.
/// </summary>
internal static class SeccompFilter
{
    private const ushort LoadWord = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfAtLeast = 0x35;
    private const ushort JumpIfAnyBit = 0x45;
    private const ushort Return = 0x06;
    private const uint Allow = 0x7FFF0000;
    private const uint KillProcess = 0x80000000;
    private const uint Errno = 0x00050000;
    private const uint NotPermitted = Errno | 1;
    private const uint NotImplemented = Errno | 38;
    private const uint NoSuchFamily = Errno | 97;
    private const uint NumberAt = 0;
    private const uint ArchitectureAt = 4;
    private const uint FirstArgumentAt = 16;
    private const uint SecondArgumentAt = 24;
    private const uint X64 = 0xC000003E;
    private const uint X32Bit = 0x40000000;
    private const uint NewNamespaces = 0x7E020080;
    private const uint Clone = 56;
    private const uint Clone3 = 435;
    private const uint Socket = 41;
    private const uint SocketPair = 53;
    private const uint DeviceControl = 16;
    private const uint FakeTerminalInput = 0x5412;
    private const uint TerminalSelection = 0x541C;

    // Unix, IPv4, IPv6 and netlink; a virtual machine's AF_VSOCK would reach the host past the network namespace.
    private static readonly uint[] Families = [1, 2, 10, 16];

    private static readonly uint[] Denied =
    [
        101, // ptrace
        103, // syslog
        134, // uselib
        139, // sysfs
        153, // vhangup
        154, // modify_ldt
        155, // pivot_root
        159, // adjtimex
        161, // chroot
        163, // acct
        164, // settimeofday
        165, // mount
        166, // umount2
        167, // swapon
        168, // swapoff
        169, // reboot
        172, // iopl
        173, // ioperm
        175, // init_module
        176, // delete_module
        179, // quotactl
        180, // nfsservctl
        212, // lookup_dcookie
        227, // clock_settime
        246, // kexec_load
        248, // add_key
        249, // request_key
        250, // keyctl
        272, // unshare
        298, // perf_event_open
        300, // fanotify_init
        303, // name_to_handle_at
        304, // open_by_handle_at
        305, // clock_adjtime
        308, // setns
        310, // process_vm_readv
        311, // process_vm_writev
        312, // kcmp
        313, // finit_module
        320, // kexec_file_load
        321, // bpf
        323, // userfaultfd
        425, // io_uring_setup
        426, // io_uring_enter
        427, // io_uring_register
        428, // open_tree
        429, // move_mount
        430, // fsopen
        431, // fsconfig
        432, // fsmount
        433, // fspick
        438, // pidfd_getfd
        442, // mount_setattr
        443, // quotactl_fd
    ];

    /// <summary>The program's bytes, as <c>bwrap --seccomp</c> reads them.</summary>
    public static byte[] Build()
    {
        var program = new List<(ushort Code, byte True, byte False, uint Value)>
        {
            (LoadWord, 0, 0, ArchitectureAt),
            (JumpIfEqual, 1, 0, X64),
            (Return, 0, 0, KillProcess),
            (LoadWord, 0, 0, NumberAt),
            (JumpIfAtLeast, 0, 1, X32Bit),
            (Return, 0, 0, NotPermitted),
        };
        foreach (var number in Denied)
        {
            program.AddRange([(JumpIfEqual, 0, 1, number), (Return, 0, 0, NotPermitted)]);
        }

        // glibc tries clone when clone3, whose flags lie in memory where no filter can see them, is not there.
        program.AddRange([(JumpIfEqual, 0, 1, Clone3), (Return, 0, 0, NotImplemented)]);
        program.AddRange([(JumpIfEqual, 0, 4, Clone), (LoadWord, 0, 0, FirstArgumentAt), (JumpIfAnyBit, 0, 1, NewNamespaces), (Return, 0, 0, NotPermitted), (Return, 0, 0, Allow)]);
        program.AddRange([(JumpIfEqual, 0, 5, DeviceControl), (LoadWord, 0, 0, SecondArgumentAt), (JumpIfEqual, 1, 0, FakeTerminalInput), (JumpIfEqual, 0, 1, TerminalSelection), (Return, 0, 0, NotPermitted), (Return, 0, 0, Allow)]);
        program.AddRange([(JumpIfEqual, 2, 0, Socket), (JumpIfEqual, 1, 0, SocketPair), (Return, 0, 0, Allow), (LoadWord, 0, 0, FirstArgumentAt)]);
        foreach (var family in Families)
        {
            program.AddRange([(JumpIfEqual, 0, 1, family), (Return, 0, 0, Allow)]);
        }

        program.Add((Return, 0, 0, NoSuchFamily));
        return Encode(program);
    }

    private static byte[] Encode(List<(ushort Code, byte True, byte False, uint Value)> program)
    {
        var bytes = new byte[program.Count * 8];
        for (var i = 0; i < program.Count; i++)
        {
            var instruction = bytes.AsSpan(i * 8);
            BinaryPrimitives.WriteUInt16LittleEndian(instruction, program[i].Code);
            instruction[2] = program[i].True;
            instruction[3] = program[i].False;
            BinaryPrimitives.WriteUInt32LittleEndian(instruction[4..], program[i].Value);
        }

        return bytes;
    }
}
