"""One thread for numpy's matrices, set before numpy loads: many threads make small ones ten times as slow.

They wait for each other on a busy machine, and how many there are may show in a sum's last digit, while the same study
must give the same bytes. Whoever sets the variables, or has loaded numpy before, keeps theirs.
"""

import os

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
